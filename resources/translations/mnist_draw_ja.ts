<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Advice</name>
    <message>
        <source>Use batches of {size} and train</source>
        <translation>バッチを {size} にして学習</translation>
    </message>
    <message>
        <source>At step {step} the loss was no longer a number.</source>
        <translation>ステップ {step} で損失が数値でなくなりました。</translation>
    </message>
    <message>
        <source>Use a tenth of the learning rate and train</source>
        <translation>学習率を 10 分の 1 にして学習</translation>
    </message>
    <message>
        <source>{digits} and {digit}</source>
        <translation>{digits}、{digit}</translation>
    </message>
    <message>
        <source>It predicts {digit} whatever it sees.</source>
        <translation>何を見ても {digit} と予測します。</translation>
    </message>
    <message>
        <source>It never predicts {digits}.</source>
        <translation>{digits} とは決して予測しません。</translation>
    </message>
    <message>
        <source>It has found no way to tell such digits from others.</source>
        <translation>そのような数字をほかと見分ける方法が見つかっていません。</translation>
    </message>
    <message>
        <source>All units for them have died (ReLU gives 0 and learns nothing).</source>
        <translation>それらのためのユニットがすべて死んでいます（ReLU が 0 になり、何も学びません）。</translation>
    </message>
    <message>
        <source>All units for it have died (ReLU gives 0 and learns nothing).</source>
        <translation>そのためのユニットがすべて死んでいます（ReLU が 0 になり、何も学びません）。</translation>
    </message>
    <message>
        <source>Units that it needs may have died (ReLU gives 0 and learns nothing).</source>
        <translation>必要なユニットが死んでいるかもしれません（ReLU が 0 になり、何も学びません）。</translation>
    </message>
    <message>
        <source>Try another seed or a smaller learning rate.</source>
        <translation>別のシードか、もっと小さい学習率を試してください。</translation>
    </message>
    <message>
        <source>It never predicts {digits}: the training leaves such images out.</source>
        <translation>{digits} を一度も予測しません。学習でその画像を除いているためです。</translation>
    </message>
    <message>
        <source>Leave nothing out and train</source>
        <translation>何も除かずに学習</translation>
    </message>
    <message>
        <source>Try another seed</source>
        <translation>別のシードを試す</translation>
    </message>
    <message>
        <source>{steps} steps are too few to learn from: so few images make few batches. Train for more epochs.</source>
        <translation>{steps} ステップでは少なすぎて学習できません。画像が少ないと、バッチも少なくなります。エポックを増やして学習してください。</translation>
    </message>
    <message>
        <source>One step is too little to learn from: so few images make a single batch. Train for more epochs.</source>
        <translation>1 ステップでは少なすぎて学習できません。画像が少ないと、バッチは 1 つだけになります。エポックを増やして学習してください。</translation>
    </message>
    <message>
        <source>Train {epochs} epochs</source>
        <translation>{epochs} エポック学習する</translation>
    </message>
    <message>
        <source>{accuracy} right is guessing.</source>
        <translation>正解率 {accuracy} は当てずっぽうと同じです。</translation>
    </message>
    <message>
        <source>Only {accuracy} right after epoch {epoch}.</source>
        <translation>エポック {epoch} の後の正解率は {accuracy} だけです。</translation>
    </message>
    <message>
        <source>Use {value} and train</source>
        <translation>{value} にして学習</translation>
    </message>
    <message>
        <source>Back to {value} and train</source>
        <translation>{value} に戻して学習</translation>
    </message>
    <message>
        <source>Set {field} to {value} and train</source>
        <translation>{field}を {value} にして学習します</translation>
    </message>
    <message>
        <source>The training images come sorted: what it learns last makes it forget the rest.</source>
        <translation>訓練画像が並べ替えられた順に来ています。最後に学んだもののために、ほかを忘れます。</translation>
    </message>
    <message>
        <source>{share} of the training labels are wrong.</source>
        <translation>訓練画像のラベルの {share} が間違っています。</translation>
    </message>
    <message>
        <source>Images of each digit to learn from: only {count}.</source>
        <translation>各数字の訓練画像が {count} 枚しかありません。</translation>
    </message>
    <message>
        <source>Sigmoids pass on little of the error: the first layers hardly learn (vanishing gradient).</source>
        <translation>シグモイドは誤差をわずかしか伝えないため、最初のほうの層はほとんど学習しません（勾配消失）。</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times the recipe’s.</source>
        <translation>学習率 {value} はレシピの値の {times} 倍です。</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times smaller than the recipe’s.</source>
        <translation>学習率 {value} はレシピの値の {times} 分の 1 です。</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times what {optimiser} usually takes.</source>
        <translation>学習率 {value} は {optimiser} の普通の値の {times} 倍です。</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times smaller than what {optimiser} usually takes.</source>
        <translation>学習率 {value} は {optimiser} の普通の値の {times} 分の 1 です。</translation>
    </message>
    <message>
        <source>Momentum {value} keeps {share} % of every step: they add up and overshoot.</source>
        <translation>モーメンタム {value} は各ステップの {share} % を残します。積み重なって行き過ぎます。</translation>
    </message>
    <message>
        <source>Weight decay {value} pulls the weights to zero faster than they learn.</source>
        <translation>重み減衰 {value} は、学習より速く重みを 0 に引き寄せます。</translation>
    </message>
    <message>
        <source>Dropout {value} switches {share} % of the units off in every step: too few are left.</source>
        <translation>ドロップアウト {value} は各ステップで {share} % のユニットを止めます。残りが少なすぎます。</translation>
    </message>
</context>
<context>
    <name>AnnouncementController</name>
    <message>
        <source>Training stopped before its first step</source>
        <translation>最初のステップの前に学習を停止しました</translation>
    </message>
    <message>
        <source>Watching stopped; the training goes on there</source>
        <translation>見守りを終えました。学習は向こうで続きます</translation>
    </message>
    <message>
        <source>Training failed; the message in the window says why</source>
        <translation>学習に失敗しました。理由はウィンドウのメッセージにあります</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止しました</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>再開しました</translation>
    </message>
    <message>
        <source>{x} % from the left, {y} % from the top</source>
        <translation>左から {x} %、上から {y} %</translation>
    </message>
    <message>
        <source>Pen down</source>
        <translation>ペンを下ろしました</translation>
    </message>
    <message>
        <source>Pen up</source>
        <translation>ペンを上げました</translation>
    </message>
    <message>
        <source>Stroke taken back</source>
        <translation>ストロークを取り消しました</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>Training started: {epochs} epochs</source>
        <translation>学習開始：{epochs} エポック</translation>
    </message>
    <message>
        <source>Epoch {epoch}: validation accuracy {accuracy} %</source>
        <translation>エポック {epoch}：検証正解率 {accuracy} %</translation>
    </message>
    <message>
        <source>Validations without improvement: {count}</source>
        <translation>改善のない検証：{count} 回</translation>
    </message>
    <message>
        <source>Training stopped</source>
        <translation>学習を停止しました</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>学習が終わりました</translation>
    </message>
    <message>
        <source>Test accuracy {accuracy} %</source>
        <translation>テスト正解率 {accuracy} %</translation>
    </message>
    <message>
        <source>Most frequent confusion: {label} read as {predicted}, {count} times</source>
        <translation>最も多い混同：{label} を {predicted} と読んだものが {count} 枚</translation>
    </message>
    <message>
        <source>Not sure: {why}</source>
        <translation>わからない：{why}</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>You expected: {expected}</source>
        <translation>予想：{expected}</translation>
    </message>
    <message>
        <source>You expected: {expected} – that is what happened</source>
        <translation>予想：{expected}。そのとおりになりました</translation>
    </message>
    <message>
        <source>You expected: {expected} – what happened: {happened}</source>
        <translation>予想：{expected}。実際：{happened}</translation>
    </message>
</context>
<context>
    <name>AnswerChart</name>
    <message>
        <source>What each network reads while the change grows</source>
        <translation>変化が大きくなるとき各ネットワークが読む数字</translation>
    </message>
    <message>
        <source>Each cell: the digit that a network reads after this much of the change. Filled: a different answer than for your drawing. Click a column to see its picture above.</source>
        <translation>各マスは、この変化をその量だけ加えたときに読む数字です。色付きは、元の数字と違う答え。列をクリックすると、その画像が上に表示されます。</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>overflow</source>
        <translation>オーバーフロー</translation>
    </message>
    <message>
        <source>{digit} before the change</source>
        <translation>変化の前は {digit}</translation>
    </message>
    <message>
        <source>not comparable: other classes</source>
        <translation>比べられません：クラスが違います</translation>
    </message>
    <message>
        <source>most say {digit}</source>
        <translation>多数は {digit}</translation>
    </message>
    <message>
        <source>Test accuracy, and number of parameters</source>
        <translation>テスト正解率とパラメーターの数</translation>
    </message>
    <message>
        <source>Digit read by {name}</source>
        <translation>{name} が読んだ数字</translation>
    </message>
    <message>
        <source>The digit that this network finds most probable</source>
        <translation>このネットワークが最も確からしいとする数字</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Predicted digit</source>
        <translation>予測した数字</translation>
    </message>
    <message>
        <source>The digit that the network finds most probable</source>
        <translation>ネットワークが最も確からしいと考える数字</translation>
    </message>
    <message>
        <source>Why no digit is the answer</source>
        <translation>数字で答えない理由</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>わからない</translation>
    </message>
    <message>
        <source>Only a guess</source>
        <translation>推測にすぎません</translation>
    </message>
    <message>
        <source>Best guess: {digit}, {percent}</source>
        <translation>あえて答えるなら {digit}、{percent}</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>続きを待っています…</translation>
    </message>
    <message>
        <source>{certainty} · waiting…</source>
        <translation>{certainty}・続きを待つ…</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>The class that the network finds most probable. It is not sure where none has 50 %, where two are close, or where there is too little ink. Only networks of digits also notice drawings that are like nothing they learned.</source>
        <translation>ネットワークが最も確からしいと見るクラス。どれも 50 % に届かないとき、2 つが僅差のとき、インクが少なすぎるときは確信しません。学んだものに似ていない手書きに気づくのは、数字のネットワークだけです。</translation>
    </message>
    <message>
        <source>Why no class is the answer</source>
        <translation>どのクラスも答えでない理由</translation>
    </message>
    <message>
        <source>Unlike most digits it learned from</source>
        <translation>学んだ数字とはあまり似ていません</translation>
    </message>
    <message>
        <source>Another digit is more likely</source>
        <translation>別の数字かもしれません</translation>
    </message>
    <message>
        <source>Something else is more likely</source>
        <translation>ほかのものの可能性のほうが高い</translation>
    </message>
    <message>
        <source>No digit stands out</source>
        <translation>どれとも言えません</translation>
    </message>
    <message>
        <source>No class stands out</source>
        <translation>目立つクラスがありません</translation>
    </message>
    <message>
        <source>Too little ink</source>
        <translation>線が少なすぎます</translation>
    </message>
    <message>
        <source>Draw a digit, a little larger</source>
        <translation>数字をもう少し大きく書いてください</translation>
    </message>
    <message>
        <source>Draw it a little larger</source>
        <translation>もう少し大きく書いてください</translation>
    </message>
    <message>
        <source>More than one digit</source>
        <translation>数字が 2 つ以上あります</translation>
    </message>
    <message>
        <source>Draw them further apart</source>
        <translation>間をあけて書いてください</translation>
    </message>
    <message>
        <source>Unfamiliar</source>
        <translation>見慣れない形</translation>
    </message>
    <message>
        <source>Unlike any digit it learned from</source>
        <translation>学んだどの数字にも似ていません</translation>
    </message>
    <message>
        <source>It cannot decide about the {nth} digit</source>
        <translation>{nth}の数字を決められません</translation>
    </message>
    <message>
        <source>The {nth} digit is only a guess</source>
        <translation>{nth}の数字は推測にすぎません</translation>
    </message>
    <message>
        <source>No digit stands out as the {nth} one</source>
        <translation>{nth}に当てはまる数字が決まりません</translation>
    </message>
    <message>
        <source>The {nth} digit is unlike any it learned from</source>
        <translation>{nth}の数字は、学んだどれにも似ていません</translation>
    </message>
    <message>
        <source>first</source>
        <translation>左から 1 番目</translation>
    </message>
    <message>
        <source>second</source>
        <translation>左から 2 番目</translation>
    </message>
    <message>
        <source>third</source>
        <translation>左から 3 番目</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>左から 4 番目</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>左から 5 番目</translation>
    </message>
    <message>
        <source>sixth</source>
        <translation>左から 6 番目</translation>
    </message>
    <message>
        <source>{digit} or {other}?</source>
        <translation>{digit} か {other} か？</translation>
    </message>
    <message>
        <source>{digit}, {other} or {third}?</source>
        <translation>{digit}、{other}、{third} のどれ？</translation>
    </message>
    <message>
        <source>It cannot decide</source>
        <translation>決められません</translation>
    </message>
</context>
<context>
    <name>BrushBar</name>
    <message>
        <source>Brush width</source>
        <translation>ブラシの太さ</translation>
    </message>
    <message>
        <source>Brush width ([ and ])</source>
        <translation>ブラシの太さ（[ と ] キー）</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>キャンバス</translation>
    </message>
    <message>
        <source>By keyboard: arrow keys move the pen, Space lowers and lifts it.</source>
        <translation>キーボードでは、矢印キーでペンを動かし、スペースキーで下ろしたり上げたりします。</translation>
    </message>
    <message>
        <source>Draw a digit here with mouse, pen or finger</source>
        <translation>マウス、ペン、指でここに数字を書いてください</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger. The right button erases. Pictures can be dropped or pasted here.</source>
        <translation>マウス、ペン、指で数字を書けます。右ボタンで消せます。画像をドロップしたり貼り付けたりすることもできます。</translation>
    </message>
    <message>
        <source>Drop the picture here</source>
        <translation>ここに画像をドロップ</translation>
    </message>
    <message>
        <source>Draw a digit
from 0 to 9</source>
        <translation>0 から 9 の数字を
書いてください</translation>
    </message>
    <message>
        <source>Draw a letter
from {first} to {last}</source>
        <translation>{first} から {last} の
文字を書こう</translation>
    </message>
    <message>
        <source>Draw one of
{count} classes</source>
        <translation>{count} クラスの
どれかを書こう</translation>
    </message>
    <message>
        <source>or drop or paste a picture</source>
        <translation>または画像をドロップするか貼り付け</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Getting ready…</source>
        <translation>準備中…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>End the experiment; the network in use stays</source>
        <translation>実験を終わります。使用中のネットワークはそのままです</translation>
    </message>
    <message>
        <source>Progress of the experiment</source>
        <translation>実験の進み具合</translation>
    </message>
    <message>
        <source>Run the experiment (Ctrl+Return)</source>
        <translation>実験を行います（Ctrl+Return）</translation>
    </message>
    <message>
        <source>First choose what you expect</source>
        <translation>まず予想を選んでください</translation>
    </message>
    <message>
        <source>The network in use has changed since: run it again</source>
        <translation>その後、使用中のネットワークが変わりました。もう一度行ってください</translation>
    </message>
</context>
<context>
    <name>ChangedDrawings</name>
    <message>
        <source>Drawings that are read otherwise now, or still wrongly</source>
        <translation>読み方が変わった、またはまだ誤って読まれる手書き</translation>
    </message>
    <message>
        <source>Double-click a drawing to put it on the canvas</source>
        <translation>ダブルクリックでキャンバスに置きます</translation>
    </message>
    <message>
        <source>A {label}: read as {before} before, correctly now</source>
        <translation>{label}：以前は {before} と読まれ、今は正しく読まれます</translation>
    </message>
    <message>
        <source>A {label}: read correctly before, as {after} now</source>
        <translation>{label}：以前は正しく読まれ、今は {after} と読まれます</translation>
    </message>
    <message>
        <source>A {label}: read as {before} before and as {after} now. Is its label right?</source>
        <translation>{label}：以前は {before}、今は {after} と読まれます。ラベルは正しいですか？</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>published {what}</source>
        <translation>公表値（{what}）</translation>
    </message>
    <message>
        <source>published {what} about {figure}</source>
        <translation>公表値（{what}）約 {figure}</translation>
    </message>
    <message>
        <source>published {what} {figure}</source>
        <translation>公表値（{what}）{figure}</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>first loss</source>
        <translation>最初の損失</translation>
    </message>
    <message>
        <source>{title}: no longer a number</source>
        <translation>{title}：数値でなくなりました</translation>
    </message>
    <message>
        <source>{title}: loss up to {value}</source>
        <translation>{title}：損失は最大 {value}</translation>
    </message>
    <message>
        <source>{title}: {value}</source>
        <translation>{title}：{value}</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>How wrong the network is on average: lower is better</source>
        <translation>ネットワークが平均してどれだけ間違っているか。小さいほど良い</translation>
    </message>
    <message>
        <source>Accuracy in %</source>
        <translation>正解率（%）</translation>
    </message>
    <message>
        <source>Share of digits read correctly: higher is better</source>
        <translation>正しく読めた数字の割合。大きいほど良い</translation>
    </message>
</context>
<context>
    <name>ChosenColumn</name>
    <message>
        <source>Ready-made</source>
        <translation>付属</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>ネットワークなし</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} パラメーター</translation>
    </message>
    <message>
        <source>test {accuracy}</source>
        <translation>テスト {accuracy}</translation>
    </message>
    <message>
        <source>Weights of {name}</source>
        <translation>{name} の重み</translation>
    </message>
    <message>
        <source>Choose a network for this column: ready-made, from a run, or from a file</source>
        <translation>この列のネットワークを選びます（付属、実行の記録、ファイル）</translation>
    </message>
</context>
<context>
    <name>ClearedNote</name>
    <message>
        <source>Cleared.</source>
        <translation>消去しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Bring the drawing back (Ctrl+Z)</source>
        <translation>書いた数字を元に戻します（Ctrl+Z）</translation>
    </message>
</context>
<context>
    <name>ClosedRun</name>
    <message>
        <source>The training that you closed is kept: see Runs (Ctrl+R)</source>
        <translation>閉じたときの学習は保存されています：「実行の記録」（Ctrl+R）を参照</translation>
    </message>
    <message>
        <source>The training that you closed ended before its run could be kept. Press Train to repeat it.</source>
        <translation>閉じたときの学習は、保存される前に終わりました。もう一度行うには「学習」を押してください。</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Drawings that are not kept</source>
        <translation>保存していない手書き</translation>
    </message>
    <message>
        <source>Keep them now</source>
        <translation>いま保存する</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>ファイルに書き出す…</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>保存せずに閉じる</translation>
    </message>
    <message>
        <source>Go on drawing</source>
        <translation>閉じずに続ける</translation>
    </message>
    <message>
        <source>Try again, then close the window</source>
        <translation>もう一度保存してから、ウィンドウを閉じます</translation>
    </message>
    <message>
        <source>Write a file that My drawings can import, then close the window</source>
        <translation>あとで「自分の手書き」に取り込めるファイルに書き出してから、ウィンドウを閉じます</translation>
    </message>
    <message>
        <source>These drawings are lost</source>
        <translation>これらの手書きは失われます</translation>
    </message>
    <message>
        <source>Leave the window open</source>
        <translation>ウィンドウを開いたままにします</translation>
    </message>
    <message>
        <source>Save the drawings</source>
        <translation>手書きを書き出す</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl)</source>
        <translation>ストロークファイル (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>CompareController</name>
    <message>
        <source>The column keeps its network.</source>
        <translation>この列のネットワークはそのままです。</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Weights to compare</source>
        <translation>比べる重み</translation>
    </message>
    <message>
        <source>Weights (*.safetensors);;All files (*)</source>
        <translation>重み (*.safetensors);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Five networks</source>
        <translation>5 つのネットワーク</translation>
    </message>
    <message>
        <source>Input of all networks</source>
        <translation>全ネットワークの入力</translation>
    </message>
    <message>
        <source>Your drawing as 28 × 28 pixels, with the changes made here</source>
        <translation>書いた数字を 28 × 28 ピクセルにし、ここでの変化を加えたもの</translation>
    </message>
    <message>
        <source>The change comes after centring; centring would undo it.</source>
        <translation>変化は中央に寄せた後に加えます。先に加えると、中央寄せで元に戻ってしまいます。</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>右に動かす</translation>
    </message>
    <message>
        <source>to the left</source>
        <translation>左に動かす</translation>
    </message>
    <message>
        <source>downwards</source>
        <translation>下に動かす</translation>
    </message>
    <message>
        <source>upwards</source>
        <translation>上に動かす</translation>
    </message>
    <message>
        <source>clockwise</source>
        <translation>時計回りに回す</translation>
    </message>
    <message>
        <source>anticlockwise</source>
        <translation>反時計回りに回す</translation>
    </message>
    <message>
        <source>thicker strokes</source>
        <translation>太くする</translation>
    </message>
    <message>
        <source>thinner strokes</source>
        <translation>細くする</translation>
    </message>
    <message>
        <source>{amount}°</source>
        <translation>{amount}°</translation>
    </message>
    <message>
        <source>{amount} px</source>
        <translation>{amount} px</translation>
    </message>
</context>
<context>
    <name>ConfusionTable</name>
    <message>
        <source>no label</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>わからない</translation>
    </message>
    <message>
        <source>Rows: really. Columns: read as</source>
        <translation>行：正解。列：読んだ数字</translation>
    </message>
    <message>
        <source>Choose a cell to see its drawings</source>
        <translation>マスを選ぶと手書きが見られます</translation>
    </message>
</context>
<context>
    <name>Crosshair</name>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>ステップ {number}</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>エポック {number}</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>The curves appear here: accuracy on test images</source>
        <translation>ここに曲線が表示されます：テスト画像の正解率</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>テスト正解率</translation>
    </message>
    <message>
        <source>Accuracy of the networks while the change grows</source>
        <translation>変化が大きくなるときの各ネットワークの正解率</translation>
    </message>
    <message>
        <source>Point at an amount, or press Left and Right: the figures stand above, your drawing follows. Bars are standard errors.</source>
        <translation>量を指すか、左右キーを押してください。上に数値が出て、書いた数字も変わります。縦棒は標準誤差です。</translation>
    </message>
</context>
<context>
    <name>CurveExport</name>
    <message>
        <source>Training curves</source>
        <translation>学習曲線</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Accuracy in %</source>
        <translation>正解率（%）</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Run {number}</source>
        <translation>実行 {number}</translation>
    </message>
    <message>
        <source>Validation after epoch {epoch}: </source>
        <translation>エポック {epoch} 後の検証：</translation>
    </message>
    <message>
        <source>Hide earlier runs</source>
        <translation>以前の実行を隠す</translation>
    </message>
    <message>
        <source>Hide the curves of all earlier runs; the runs themselves are kept</source>
        <translation>以前の実行の曲線をすべて隠します。実行の記録は残ります</translation>
    </message>
    <message>
        <source>Loss curves</source>
        <translation>損失の曲線</translation>
    </message>
    <message>
        <source>Accuracy curves</source>
        <translation>正解率の曲線</translation>
    </message>
    <message>
        <source>Move the mouse, or press the arrow keys, to read values off</source>
        <translation>マウスを動かすか矢印キーを押すと値を読み取れます</translation>
    </message>
    <message>
        <source>Shift with arrow keys: the next validation</source>
        <translation>Shift と矢印キー：次の検証へ</translation>
    </message>
    <message>
        <source>Wheel: zoom in time, with Ctrl or over the axis in value; drag: move</source>
        <translation>ホイール：横軸を拡大縮小（Ctrl を押すか縦軸の上では縦軸）。ドラッグ：移動</translation>
    </message>
    <message>
        <source>Double click, or A: show everything again</source>
        <translation>ダブルクリックか A キー：全体を表示</translation>
    </message>
    <message>
        <source>{title}: press to show or hide this run</source>
        <translation>{title}：押すとこの実行の表示を切り替えます</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Each step&apos;s batch; the smoothed curve stands out</source>
        <translation>各ステップのバッチ。平滑化した曲線が太く表示されます</translation>
    </message>
    <message>
        <source>per epoch</source>
        <translation>エポックごと</translation>
    </message>
    <message>
        <source>Mean of each training epoch</source>
        <translation>各エポックの平均</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Digits that the network does not train on; epoch 0 is the untrained network</source>
        <translation>学習に使わない数字。エポック 0 は未学習のネットワークです</translation>
    </message>
    <message>
        <source>Published in: {text}</source>
        <translation>出典：{text}</translation>
    </message>
    <message>
        <source>published</source>
        <translation>公表値</translation>
    </message>
</context>
<context>
    <name>DataController</name>
    <message>
        <source>These are computer-drawn digits, not MNIST. {reason}</source>
        <translation>これは MNIST ではなく、コンピューターが書いた数字です。{reason}</translation>
    </message>
</context>
<context>
    <name>DataSet</name>
    <message>
        <source>several data sets lie here: {names}. Move the one to learn into a folder of its own, or choose its file with the training images.</source>
        <translation>ここには複数のデータセットがあります：{names}。学習するものを専用のフォルダーに移すか、その訓練画像のファイルを選んでください。</translation>
    </message>
    <message>
        <source>of the data set {name}, the file {part} is missing. Put it beside the others.</source>
        <translation>データセット {name} のファイル {part} がありません。ほかのファイルと同じ場所に置いてください。</translation>
    </message>
    <message>
        <source>it holds no list of images: its shape is {shape}. Choose another file.</source>
        <translation>画像の一覧ではありません：形状は {shape} です。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>its images have {width} × {height} pixels, but only 28 × 28 can be read. Choose another data set.</source>
        <translation>画像は {width} × {height} ピクセルですが、読めるのは 28 × 28 だけです。別のデータセットを選んでください。</translation>
    </message>
    <message>
        <source>it holds no list of labels: its shape is {shape}. Choose another file.</source>
        <translation>ラベルの一覧ではありません：形状は {shape} です。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>there are {images} images, but {labels} labels: they belong to different data sets, or one file is cut off. Get the files again.</source>
        <translation>画像は {images} 枚、ラベルは {labels} 個です：別のデータセットのものか、ファイルの一つが途中で切れています。ファイルを入手し直してください。</translation>
    </message>
    <message>
        <source>there are no images in it. Choose another data set.</source>
        <translation>画像がありません。別のデータセットを選んでください。</translation>
    </message>
    <message>
        <source>all its images have the same label; a network tells two classes or more apart. Choose another data set.</source>
        <translation>すべての画像のラベルが同じです。ネットワークは 2 つ以上のクラスを見分けます。別のデータセットを選んでください。</translation>
    </message>
    <message>
        <source>it has {count} classes; a network here tells up to {most} apart. Choose another data set.</source>
        <translation>クラスが {count} あります。ここのネットワークが見分けられるのは {most} までです。別のデータセットを選んでください。</translation>
    </message>
    <message>
        <source>label {label} has no name in {mapping}. Add a line for it there.</source>
        <translation>ラベル {label} の名前が {mapping} にありません。その行を加えてください。</translation>
    </message>
    <message>
        <source>line {line} is no label with its name. Write a label and the number of its character, such as “1 65”, or a label and a name of up to 20 characters.</source>
        <translation>{line} 行目はラベルと名前になっていません。「1 65」のようにラベルと文字の番号、またはラベルと 20 文字までの名前を書いてください。</translation>
    </message>
    <message>
        <source>it is damaged, or no archive of NumPy arrays. Choose another file.</source>
        <translation>壊れているか、NumPy 配列のアーカイブではありません。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{names} are missing. Save the archive with x_train, y_train, x_test and y_test.</source>
        <translation>{names} がありません。x_train、y_train、x_test、y_test を入れて保存し直してください。</translation>
    </message>
    <message>
        <source>{name} holds Python objects, which could run code; it is not opened. Save it as numbers.</source>
        <translation>{name} には Python のオブジェクトが入っていて、コードを実行するおそれがあるため開きません。数として保存し直してください。</translation>
    </message>
    <message>
        <source>{name} holds numbers of the type {type}; only whole numbers 0 to 255 are read. Save it as such numbers.</source>
        <translation>{name} の数の型は {type} です。読めるのは 0～255 の整数だけです。その形で保存し直してください。</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB, the most that is read. Choose a smaller data set.</source>
        <translation>{name} は読める上限の {most} MB を超えています。もっと小さいデータセットを選んでください。</translation>
    </message>
    <message>
        <source>it has {count} labelled drawings; at least {fewest} for each of two labels are needed, some to learn from and some to test. Draw and label more.</source>
        <translation>ラベル付きの手書きは {count} 枚です。学習用とテスト用に、2 種類のラベルそれぞれで少なくとも {fewest} 枚必要です。もっと書いてラベルを付けてください。</translation>
    </message>
    <message>
        <source>all its drawings have the same label; a network tells two or more apart. Draw and label another character too.</source>
        <translation>すべての手書きのラベルが同じです。ネットワークは 2 つ以上を見分けます。別の文字も書いてラベルを付けてください。</translation>
    </message>
    <message>
        <source>its drawings have {count} labels; a network here tells up to {most} apart. Delete the drawings of some.</source>
        <translation>手書きのラベルが {count} 種類あります。ここのネットワークが見分けられるのは {most} までです。一部のラベルの手書きを削除してください。</translation>
    </message>
    <message>
        <source>the network would have learnt from {count} drawings, and a weights file names at most {most}. Train with fewer drawings.</source>
        <translation>ネットワークは手書き {count} 枚を学習することになりますが、重みファイルに記録できるのは {most} 枚までです。手書きを減らして学習してください。</translation>
    </message>
</context>
<context>
    <name>DataWindow</name>
    <message>
        <source>Reading the test images: {done} of {count}</source>
        <translation>テスト画像を読み取っています：{done} / {count}</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>画像(&amp;I)</translation>
    </message>
    <message>
        <source>What the network learns from and is tested with</source>
        <translation>ネットワークが学習する画像とテストに使う画像</translation>
    </message>
    <message>
        <source>&amp;Predictions</source>
        <translation>予測(&amp;P)</translation>
    </message>
    <message>
        <source>How the network reads the test images</source>
        <translation>ネットワークがテスト画像をどう読むか</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>実行中の処理を中止します</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Demo: touch to draw yourself</source>
        <translation>デモ中：触れると自分で書けます</translation>
    </message>
    <message>
        <source>A part of the file cannot be played. {problem}</source>
        <translation>ファイルの一部を再生できません。{problem}</translation>
    </message>
</context>
<context>
    <name>DigitColumns</name>
    <message>
        <source>Digits of the number</source>
        <translation>数の各数字</translation>
    </message>
</context>
<context>
    <name>DigitImages</name>
    <message>
        <source>This digit alone, cut out of the number and framed: what the network sees. Click to see its bars.</source>
        <translation>数から切り出して枠に収めた、この数字だけの画像です。ネットワークはこれを見ています。クリックするとその棒グラフを表示します。</translation>
    </message>
    <message>
        <source>What the network sees of each digit</source>
        <translation>各数字についてネットワークが見ているもの</translation>
    </message>
    <message>
        <source>What the network sees, digit by digit</source>
        <translation>ネットワークが見ているもの（1 字ずつ）</translation>
    </message>
</context>
<context>
    <name>DigitList</name>
    <message>
        <source>Image {number}: a {label}</source>
        <translation>画像 {number}：{label}</translation>
    </message>
    <message>
        <source>Image {number}: a {label}, read as {predicted} with {percent} %</source>
        <translation>画像 {number}：{label}、{predicted} と予測（{percent} %）</translation>
    </message>
</context>
<context>
    <name>DigitPreview</name>
    <message>
        <source>Chosen image</source>
        <translation>選んだ画像</translation>
    </message>
    <message>
        <source>Put it on the canvas</source>
        <translation>キャンバスに置く</translation>
    </message>
    <message>
        <source>Copies the image to the canvas, where it can be changed (double-click it)</source>
        <translation>画像をキャンバスにコピーします。そこで書き換えられます（ダブルクリックでも可）</translation>
    </message>
    <message>
        <source>A {label}</source>
        <translation>正解：{label}</translation>
    </message>
    <message>
        <source>A {label}, read correctly</source>
        <translation>正解：{label}、正しく読めました</translation>
    </message>
    <message>
        <source>A {label}, read as {predicted}</source>
        <translation>正解：{label}、予測：{predicted}</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>画像 {number}</translation>
    </message>
    <message>
        <source>{digit}: {percent} %</source>
        <translation>{digit}: {percent} %</translation>
    </message>
</context>
<context>
    <name>DistortionPad</name>
    <message>
        <source>Rotation</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>Rotate the picture. Double click: reset</source>
        <translation>画像を回転します。ダブルクリックで元に戻ります</translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation>線の太さ</translation>
    </message>
    <message>
        <source>Make strokes thinner or thicker. Double click: reset</source>
        <translation>線を細く、または太くします。ダブルクリックで元に戻ります</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>戻す</translation>
    </message>
    <message>
        <source>Undo all changes</source>
        <translation>すべての変化を取り消します</translation>
    </message>
    <message>
        <source>Rotation {degrees}°</source>
        <translation>回転 {degrees}°</translation>
    </message>
    <message>
        <source>Stroke width {pixels} px</source>
        <translation>線の太さ {pixels} px</translation>
    </message>
    <message>
        <source>Shift → {right} ↓ {down}</source>
        <translation>移動 → {right} ↓ {down}</translation>
    </message>
</context>
<context>
    <name>DrawArea</name>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>最後の線を取り消します</translation>
    </message>
    <message>
        <source>Redo the stroke that was undone</source>
        <translation>取り消した線を元に戻します</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>クリア(&amp;L)</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>キャンバスを消去します</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the drawing as a picture</source>
        <translation>書いた数字を画像としてコピーします</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>Paste a picture of a digit</source>
        <translation>数字の画像を貼り付けます</translation>
    </message>
    <message>
        <source>P&amp;en</source>
        <translation>ペン(&amp;E)</translation>
    </message>
    <message>
        <source>Draw with the pen</source>
        <translation>ペンで書きます</translation>
    </message>
    <message>
        <source>Er&amp;aser</source>
        <translation>消しゴム(&amp;A)</translation>
    </message>
    <message>
        <source>Erase; press again for the pen. The right button always erases</source>
        <translation>消します。もう一度押すとペンに戻ります。右ボタンはいつでも消しゴムです</translation>
    </message>
    <message>
        <source>Draw thicker strokes</source>
        <translation>線を太くします</translation>
    </message>
    <message>
        <source>Draw thinner strokes</source>
        <translation>線を細くします</translation>
    </message>
    <message>
        <source>Whole canvas, without framing</source>
        <translation>キャンバス全体：位置合わせなし</translation>
    </message>
    <message>
        <source>&amp;Wider brush</source>
        <translation>ブラシを太く(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Narrower brush</source>
        <translation>ブラシを細く(&amp;N)</translation>
    </message>
    <message>
        <source>See how the network reads the drawing when the whole canvas is shrunk</source>
        <translation>キャンバス全体をそのまま縮めたときに、ネットワークがどう読むかを見ます</translation>
    </message>
</context>
<context>
    <name>DrawingChange</name>
    <message>
        <source>Probabilities of your drawing before and after the step</source>
        <translation>ステップ前後のあなたの手書きの確率</translation>
    </message>
    <message>
        <source>{name}: {before} → {after}</source>
        <translation>{name}：{before} → {after}</translation>
    </message>
</context>
<context>
    <name>DrawingList</name>
    <message>
        <source>Drawings of the chosen cell</source>
        <translation>選んだマスの手書き</translation>
    </message>
    <message>
        <source>Click a drawing to put it on the canvas</source>
        <translation>手書きをクリックするとキャンバスに置かれます</translation>
    </message>
    <message>
        <source>Nothing to read</source>
        <translation>読み取るものがありません</translation>
    </message>
    <message>
        <source>Read as {digit} ({percent})</source>
        <translation>{digit} と予測（{percent}）</translation>
    </message>
    <message>
        <source>writer {name}</source>
        <translation>書いた人：{name}</translation>
    </message>
    <message>
        <source>not sure: too little ink</source>
        <translation>わからない：線が少なすぎます</translation>
    </message>
    <message>
        <source>not sure: more than one digit</source>
        <translation>わからない：数字が 2 つ以上あります</translation>
    </message>
    <message>
        <source>not sure: nothing like a digit</source>
        <translation>わからない：数字には見えません</translation>
    </message>
</context>
<context>
    <name>DrawingModel</name>
    <message>
        <source>{label}, by {writer}, {time}</source>
        <translation>{label}、書いた人：{writer}、{time}</translation>
    </message>
    <message>
        <source>Not labelled</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>ゲスト</translation>
    </message>
</context>
<context>
    <name>DrawingsMenu</name>
    <message>
        <source>There is no network yet to test. Wait until it is loaded.</source>
        <translation>テストするネットワークがまだありません。読み込みが終わるまでお待ちください。</translation>
    </message>
    <message>
        <source>Save &amp;drawing as strokes…</source>
        <translation>ストロークとして保存(&amp;D)…</translation>
    </message>
    <message>
        <source>Save the session&apos;s dra&amp;wings…</source>
        <translation>起動後の手書きをすべて保存(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Play a stroke file…</source>
        <translation>ストロークファイルを再生(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Test with a stroke file…</source>
        <translation>ストロークファイルでテスト(&amp;T)…</translation>
    </message>
    <message>
        <source>Dra&amp;wing speed</source>
        <translation>書く速さ(&amp;W)</translation>
    </message>
    <message>
        <source>Save the drawing to a file, stroke by stroke</source>
        <translation>書いた数字を一画ずつファイルに保存します</translation>
    </message>
    <message>
        <source>Save everything drawn since the start to one file</source>
        <translation>起動してから書いたものをすべて一つのファイルに保存します</translation>
    </message>
    <message>
        <source>Replay the drawings of a file on the canvas, stroke by stroke</source>
        <translation>ファイルの手書きを、書かれた順にキャンバスで再生します</translation>
    </message>
    <message>
        <source>See which drawings of a file the network reads correctly, and which not</source>
        <translation>ファイルの手書きのうち、正しく読めたものと読めなかったものを調べます</translation>
    </message>
    <message>
        <source>D&amp;emo</source>
        <translation>デモ(&amp;E)</translation>
    </message>
    <message>
        <source>The app draws digits by itself until you touch anything, and again after {seconds} quiet seconds. Esc ends it.</source>
        <translation>何かに触れるまでアプリが自分で数字を書き、操作がなくなって {seconds} 秒後に再開します。Esc で終了します。</translation>
    </message>
    <message>
        <source>Play a stroke file</source>
        <translation>ストロークファイルを再生</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;All files (*)</source>
        <translation>ストロークファイル (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Test with a stroke file</source>
        <translation>ストロークファイルでテスト</translation>
    </message>
</context>
<context>
    <name>EffectLegend</name>
    <message>
        <source>speaks against the answer</source>
        <translation>答えに反対</translation>
    </message>
    <message>
        <source>speaks for it</source>
        <translation>答えに賛成</translation>
    </message>
    <message>
        <source>speaks against {digit}</source>
        <translation>{digit} に反対</translation>
    </message>
    <message>
        <source>speaks for {digit}</source>
        <translation>{digit} に賛成</translation>
    </message>
    <message>
        <source>Legend of the colours</source>
        <translation>色の凡例</translation>
    </message>
</context>
<context>
    <name>EntriesTable</name>
    <message>
        <source>Trainings of the queue</source>
        <translation>キューの学習</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Test digits read correctly</source>
        <translation>正しく読んだテストの数字</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止しました</translation>
    </message>
    <message>
        <source>diverged: the learning rate is too large</source>
        <translation>発散：学習率が大きすぎます</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待機中</translation>
    </message>
</context>
<context>
    <name>Expectations</name>
    <message>
        <source>This is what we expect</source>
        <translation>これが私たちの予想です</translation>
    </message>
</context>
<context>
    <name>ExperimentCurves</name>
    <message>
        <source>Thin lines: images it learns from. Marks: images it is checked with and does not learn from.</source>
        <translation>細い線：学習に使う画像。印：確認だけに使い、学習には使わない画像。</translation>
    </message>
</context>
<context>
    <name>Experiments</name>
    <message>
        <source>Two networks learn from the same images, but one of them never gets a {digit}. Draw a {digit} and watch what both read.</source>
        <translation>2 つのネットワークが同じ画像で学習しますが、片方には {digit} を一度も見せません。{digit} を書いて、両方が何と読むか見てください。</translation>
    </message>
    <message>
        <source>What will the network that never saw a {digit} answer for a {digit}?</source>
        <translation>{digit} を見たことがないネットワークは、{digit} を何と答えるでしょうか？</translation>
    </message>
    <message>
        <source>{digit}, now and then</source>
        <translation>ときどき {digit}</translation>
    </message>
    <message>
        <source>Nearly always the same other digit</source>
        <translation>ほとんどいつも同じ別の数字</translation>
    </message>
    <message>
        <source>Several other digits</source>
        <translation>いくつかの別の数字</translation>
    </message>
    <message>
        <source>&amp;Digit that it never sees</source>
        <translation>見せない数字(&amp;D)</translation>
    </message>
    <message>
        <source>All images of this digit are left out of the training</source>
        <translation>この数字の画像はすべて学習から除かれます</translation>
    </message>
    <message>
        <source>Train both</source>
        <translation>両方を学習</translation>
    </message>
    <message>
        <source>It answers {digit} for {right} of the {digit}s.</source>
        <translation>{digit} のうち {right} を {digit} と答えます。</translation>
    </message>
    <message>
        <source>It never answers {digit}. It reads {first_share} of the {digit}s as {first} and {second_share} as {second}.</source>
        <translation>{digit} とは一度も答えません。{digit} の {first_share} を {first}、{second_share} を {second} と読みます。</translation>
    </message>
    <message>
        <source>{answers} of its answers are {digit}. It reads {first_share} of the {digit}s as {first} and {second_share} as {second}.</source>
        <translation>答えのうち {digit} は {answers} です。{digit} の {first_share} を {first}、{second_share} を {second} と読みます。</translation>
    </message>
    <message>
        <source>The other network reads {right} of the {digit}s correctly. A network answers with what it has learnt, even where nothing fits.</source>
        <translation>もう一方のネットワークは {digit} の {right} を正しく読みます。ネットワークは、合うものがなくても、学んだものの中から答えます。</translation>
    </message>
    <message>
        <source>Three networks learn from {few}, {more} and {most} images of each digit.</source>
        <translation>3 つのネットワークが、各数字の画像 {few} 枚、{more} 枚、{most} 枚で学習します。</translation>
    </message>
    <message>
        <source>What do ten times as many images bring?</source>
        <translation>画像が 10 倍になると、何が変わるでしょうか？</translation>
    </message>
    <message>
        <source>Nothing: {few} are enough</source>
        <translation>何も変わらない：{few} 枚で十分</translation>
    </message>
    <message>
        <source>&amp;Images of each digit</source>
        <translation>各数字の画像(&amp;I)</translation>
    </message>
    <message>
        <source>Images of each digit that the first network learns from</source>
        <translation>最初のネットワークが学習する、各数字の画像の枚数</translation>
    </message>
    <message>
        <source>Train all three</source>
        <translation>3 つとも学習</translation>
    </message>
    <message>
        <source>Of the test digits it reads {a} correctly with {few} images of each digit, {b} with {more}, {c} with {most}.</source>
        <translation>テストの数字を正しく読むのは、各数字 {few} 枚で {a}、{more} 枚で {b}、{most} 枚で {c} です。</translation>
    </message>
    <message>
        <source>The first images teach most: later ones mostly resemble those that it knows.</source>
        <translation>いちばん役に立つのは最初の画像です。後の画像の多くは、もう知っているものに似ています。</translation>
    </message>
    <message>
        <source>Two networks learn from the same images. For one of them, {wrong} of the images are labelled as another digit.</source>
        <translation>2 つのネットワークが同じ画像で学習します。片方では、画像の {wrong} に別の数字のラベルが付いています。</translation>
    </message>
    <message>
        <source>Which learning rate will read best?</source>
        <translation>いちばんよく読めるようになる学習率はどれでしょうか？</translation>
    </message>
    <message>
        <source>A network reads the {images} images it learns from without a mistake. And digits that it never saw?</source>
        <translation>学習した{images}枚は間違えずに読めます。では、見たことのない数字は？</translation>
    </message>
    <message>
        <source>Does the order of the images matter?</source>
        <translation>画像の順番は関係あるでしょうか？</translation>
    </message>
    <message>
        <source>They help, but less each time</source>
        <translation>10 倍ごとによくなるが、効果は小さくなる</translation>
    </message>
    <message>
        <source>They help as much each time</source>
        <translation>10 倍ごとに同じだけよくなる</translation>
    </message>
    <message>
        <source>How many of the test digits will a network read if {wrong} of its labels are wrong?</source>
        <translation>誤ったラベルが{wrong}あるネットワークは、テストの数字をどれだけ読めるでしょうか？</translation>
    </message>
    <message>
        <source>About {right}, as many as its right labels</source>
        <translation>約 {right}。正しいラベルと同じ割合</translation>
    </message>
    <message>
        <source>Clearly more than {right}</source>
        <translation>{right} よりずっと多い</translation>
    </message>
    <message>
        <source>Clearly fewer than {right}</source>
        <translation>{right} よりずっと少ない</translation>
    </message>
    <message>
        <source>&amp;Share of wrong labels</source>
        <translation>誤ったラベルの割合(&amp;S)</translation>
    </message>
    <message>
        <source>So many of the images it learns from are mislabelled</source>
        <translation>学習する画像のうち、誤ったラベルが付く割合</translation>
    </message>
    <message>
        <source>It reads {wrong} of the test digits correctly, with {labels} right labels. With all labels right it is {right}.</source>
        <translation>正しいラベルは {labels} なのに、テストの数字の {wrong} を正しく読みます。ラベルがすべて正しければ {right} です。</translation>
    </message>
    <message>
        <source>The wrong labels point to nine different digits, the right ones to the same: most votes win.</source>
        <translation>誤ったラベルは 9 つの数字に散らばり、正しいラベルはひとつにそろいます。多数決で正しいほうが勝ちます。</translation>
    </message>
    <message>
        <source>Five equal networks learn from the same images. Only the learning rate differs, the size of their steps: each is ten times the one before.</source>
        <translation>同じ 5 つのネットワークが同じ画像で学習します。違うのは学習率、つまり 1 ステップの大きさだけで、それぞれ前の 10 倍です。</translation>
    </message>
    <message>
        <source>The smallest: it is careful</source>
        <translation>いちばん小さいもの：慎重だから</translation>
    </message>
    <message>
        <source>One in between</source>
        <translation>その間のどれか</translation>
    </message>
    <message>
        <source>The largest: it is fast</source>
        <translation>いちばん大きいもの：速いから</translation>
    </message>
    <message>
        <source>&amp;Middle learning rate</source>
        <translation>真ん中の学習率(&amp;M)</translation>
    </message>
    <message>
        <source>Learning rate of the third of the five networks</source>
        <translation>5 つのうち 3 番目のネットワークの学習率</translation>
    </message>
    <message>
        <source>Train all five</source>
        <translation>5 つとも学習</translation>
    </message>
    <message>
        <source>None of the five has learnt to read digits.</source>
        <translation>5 つのうち、数字を読めるようになったものはありません。</translation>
    </message>
    <message>
        <source>The learning rate {rate} reads best: {accuracy} of the test digits.</source>
        <translation>学習率 {rate} がいちばんよく読みます：テストの数字の {accuracy} です。</translation>
    </message>
    <message>
        <source>One of the five only guesses.</source>
        <translation>5 つのうち 1 つは当てずっぽうです。</translation>
    </message>
    <message>
        <source>{count} of the five only guess.</source>
        <translation>5 つのうち {count} つは当てずっぽうです。</translation>
    </message>
    <message>
        <source>Steps that are too small take too long; steps that are too large jump over the best weights again and again.</source>
        <translation>ステップが小さすぎると時間がかかりすぎ、大きすぎると最もよい重みを何度も飛び越えてしまいます。</translation>
    </message>
    <message>
        <source>One network sees the same {images} images again and again, the other one many more images a few times.</source>
        <translation>片方のネットワークは同じ {images} 枚の画像を何度も見て、もう片方はずっと多くの画像を数回だけ見ます。</translation>
    </message>
    <message>
        <source>As well as its own</source>
        <translation>自分の画像と同じくらい読める</translation>
    </message>
    <message>
        <source>Clearly worse</source>
        <translation>ずっと悪い</translation>
    </message>
    <message>
        <source>It only guesses</source>
        <translation>当てずっぽう</translation>
    </message>
    <message>
        <source>&amp;Images to learn by heart</source>
        <translation>丸暗記する画像(&amp;I)</translation>
    </message>
    <message>
        <source>Images that the first network sees again and again</source>
        <translation>最初のネットワークが何度も見る画像</translation>
    </message>
    <message>
        <source>It reads {train} of its own {images} images correctly, but {test} of the digits that it never saw.</source>
        <translation>自分の {images} 枚は {train} を正しく読みますが、見たことのない数字は {test} です。</translation>
    </message>
    <message>
        <source>With {many} images it is {train} and {test}. A gap between both is called overfitting: the network knows its images, not the digits.</source>
        <translation>画像が {many} 枚なら {train} と {test} です。この差を過学習と呼びます。知っているのは自分の画像であって、数字ではありません。</translation>
    </message>
    <message>
        <source>Two networks learn from the same images. One gets them shuffled, the other one sorted: all 0s, then all 1s, and so on up to the 9s.</source>
        <translation>2 つのネットワークが同じ画像で学習します。片方はシャッフルした順、もう片方は 0 を全部、次に 1 を全部、と 9 まで並べた順です。</translation>
    </message>
    <message>
        <source>No: the images are the same</source>
        <translation>ない：画像は同じだから</translation>
    </message>
    <message>
        <source>Sorted is a little worse</source>
        <translation>並べると少し悪くなる</translation>
    </message>
    <message>
        <source>Sorted is far worse</source>
        <translation>並べるとずっと悪くなる</translation>
    </message>
    <message>
        <source>&amp;Epochs</source>
        <translation>エポック(&amp;E)</translation>
    </message>
    <message>
        <source>How many times both see all images</source>
        <translation>両方がすべての画像を見る回数</translation>
    </message>
    <message>
        <source>Sorted, it reads {sorted} of the test digits correctly; shuffled, {shuffled}.</source>
        <translation>数字順ではテストの数字の {sorted}、シャッフルすると {shuffled} を正しく読みます。</translation>
    </message>
    <message>
        <source>{answers} of its answers are {digit}: each new digit overwrites what it had learnt before.</source>
        <translation>答えの {answers} が {digit} です。新しい数字が、前に学んだことを上書きしてしまいます。</translation>
    </message>
    <message>
        <source>It never saw a {value}</source>
        <translation>{value} を一度も見ていない</translation>
    </message>
    <message>
        <source>with {value}</source>
        <translation>{value} あり</translation>
    </message>
    <message>
        <source>without {value}</source>
        <translation>{value} なし</translation>
    </message>
    <message>
        <source>{value} images of each digit</source>
        <translation>各数字の画像 {value} 枚</translation>
    </message>
    <message>
        <source>{value} of each</source>
        <translation>各 {value} 枚</translation>
    </message>
    <message>
        <source>{value} of the labels are wrong</source>
        <translation>ラベルの {value} が間違い</translation>
    </message>
    <message>
        <source>all labels right</source>
        <translation>ラベルはすべて正しい</translation>
    </message>
    <message>
        <source>{value} wrong</source>
        <translation>{value} が間違い</translation>
    </message>
    <message>
        <source>Five learning rates at once</source>
        <translation>5 つの学習率を一度に</translation>
    </message>
    <message>
        <source>learning rate {value}</source>
        <translation>学習率 {value}</translation>
    </message>
    <message>
        <source>It learns by heart</source>
        <translation>丸暗記する</translation>
    </message>
    <message>
        <source>{value} images</source>
        <translation>画像 {value} 枚</translation>
    </message>
    <message>
        <source>Not shuffled</source>
        <translation>シャッフルしない</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>シャッフルあり</translation>
    </message>
    <message>
        <source>sorted by digit</source>
        <translation>数字順</translation>
    </message>
</context>
<context>
    <name>ExperimentsController</name>
    <message>
        <source>E&amp;xperiments…</source>
        <translation>実験(&amp;X)…</translation>
    </message>
    <message>
        <source>Change one thing, and see what it does</source>
        <translation>ひとつだけ変えて、何が起こるか見ます</translation>
    </message>
</context>
<context>
    <name>ExperimentsWindow</name>
    <message>
        <source>Experiments</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Change one thing, guess what it does, and see. Draw a digit first: all networks of an experiment read it while they learn.</source>
        <translation>ひとつだけ変えて、何が起こるか予想し、確かめます。まず数字を書いてください。実験のネットワークはすべて、学習しながらそれを読みます。</translation>
    </message>
    <message>
        <source>‹ All experiments</source>
        <translation>‹ すべての実験</translation>
    </message>
    <message>
        <source>All experiments</source>
        <translation>すべての実験</translation>
    </message>
    <message>
        <source>Back to all experiments (Alt+Left)</source>
        <translation>すべての実験に戻ります（Alt+Left）</translation>
    </message>
    <message>
        <source>&amp;Ask before each run</source>
        <translation>実験の前に予想を聞く(&amp;A)</translation>
    </message>
    <message>
        <source>Let the class choose what it expects before an experiment runs</source>
        <translation>実験を行う前に、クラスに予想を選んでもらいます</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>The weights have become too large: the network has no answer.</source>
        <translation>重みが大きくなりすぎて、ネットワークは答えを出せません。</translation>
    </message>
    <message>
        <source>One stroke: {size} × {size} squares are blanked instead.</source>
        <translation>一筆：代わりに {size} × {size} の正方形を消します。</translation>
    </message>
    <message>
        <source>Many strokes: {size} × {size} squares are blanked instead.</source>
        <translation>画が多数：代わりに {size} × {size} の正方形を消します。</translation>
    </message>
    <message>
        <source>No strokes: {size} × {size} squares are blanked instead.</source>
        <translation>画なし：代わりに {size} × {size} の正方形を消します。</translation>
    </message>
    <message>
        <source>Each stroke is left out, and the rest is read again.</source>
        <translation>一画ずつ除いて、残りを読み直します。</translation>
    </message>
    <message>
        <source>Probability of {digit} without stroke {figures}</source>
        <translation>その画がないときの {digit} の確率  {figures}</translation>
    </message>
    <message>
        <source>It takes every stroke: without {part} this would be a {other} ({percent}).</source>
        <translation>どの画も必要です。{part}がなければ {other} になります（{percent}）。</translation>
    </message>
    <message>
        <source>Without {part} this would be a {other} ({percent}).</source>
        <translation>{part}がなければ {other} になります（{percent}）。</translation>
    </message>
    <message>
        <source>It takes every stroke: without {part} the network would not be sure.</source>
        <translation>どの画も必要です。{part}がなければネットワークは「わからない」と答えます。</translation>
    </message>
    <message>
        <source>Without {part} the network would not be sure.</source>
        <translation>{part}がなければネットワークは「わからない」と答えます。</translation>
    </message>
    <message>
        <source>Without {part} the network would be sure: a {other} ({percent}).</source>
        <translation>{part}がなければ、ネットワークは {other} と答えます（{percent}）。</translation>
    </message>
    <message>
        <source>{part} speaks against {digit}: without it {without} instead of {now}.</source>
        <translation>{part}は {digit} に反対しています。なければ {now} ではなく {without} です。</translation>
    </message>
    <message>
        <source>Every stroke speaks for {digit}, {part} most: without it {without} instead of {now}.</source>
        <translation>どの画も {digit} に賛成し、いちばんは{part}です。なければ {now} ではなく {without} です。</translation>
    </message>
    <message>
        <source>{part} speaks most for {digit}: without it {without} instead of {now}.</source>
        <translation>{digit} にいちばん賛成しているのは{part}です。なければ {now} ではなく {without} です。</translation>
    </message>
    <message>
        <source>No stroke decides alone: without any one of them it stays a {digit} (at least {percent}).</source>
        <translation>一画だけでは決まりません。どれを除いても {digit} のままです（{percent} 以上）。</translation>
    </message>
    <message>
        <source>The network is not sure, whichever stroke is left out. The colours speak for and against {digit}, the closest answer.</source>
        <translation>どの線を除いても、ネットワークは確信しません。色は、最も近い答え {digit} に賛成か反対かを示します。</translation>
    </message>
    <message>
        <source>Draw to see what decides the answer.</source>
        <translation>書くと、何が答えを決めるのかが分かります。</translation>
    </message>
    <message>
        <source>The network is not sure. The colours speak for and against {digit}, the closest answer.</source>
        <translation>ネットワークは確信していません。色は、最も近い答え {digit} に賛成か反対かを示します。</translation>
    </message>
    <message>
        <source>One spot decides: without the ink {where} the network would not be sure.</source>
        <translation>一か所で決まります。{where}の線がなければネットワークは「わからない」と答えます。</translation>
    </message>
    <message>
        <source>One spot decides: without the ink {where} this would be a {other} ({percent}).</source>
        <translation>一か所で決まります。{where}の線がなければ {other} になります（{percent}）。</translation>
    </message>
    <message>
        <source>No spot decides alone: without any one of them it stays a {digit} (at least {percent}).</source>
        <translation>一か所だけでは決まりません。どこを消しても {digit} のままです（{percent} 以上）。</translation>
    </message>
    <message>
        <source>The ink {where} speaks most for {digit}: without it {without} instead of {now}.</source>
        <translation>{digit} にいちばん賛成しているのは{where}の線です。なければ {now} ではなく {without} です。</translation>
    </message>
    <message>
        <source>the first stroke</source>
        <translation>1 画目</translation>
    </message>
    <message>
        <source>the second stroke</source>
        <translation>2 画目</translation>
    </message>
    <message>
        <source>the third stroke</source>
        <translation>3 画目</translation>
    </message>
    <message>
        <source>the fourth stroke</source>
        <translation>4 画目</translation>
    </message>
    <message>
        <source>the fifth stroke</source>
        <translation>5 画目</translation>
    </message>
    <message>
        <source>the sixth stroke</source>
        <translation>6 画目</translation>
    </message>
    <message>
        <source>stroke {number}</source>
        <translation>{number} 画目</translation>
    </message>
    <message>
        <source>at the upper left</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>at the upper right</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>at the lower left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>at the lower right</source>
        <translation>右下</translation>
    </message>
</context>
<context>
    <name>ExplanationStrip</name>
    <message>
        <source>Why this answer?</source>
        <translation>なぜこの答え？</translation>
    </message>
    <message>
        <source>See which strokes and spots of the drawing decide the answer</source>
        <translation>書いた数字のどの画や部分が答えを決めたかを見ます</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>この答えの理由</translation>
    </message>
    <message>
        <source>How this was found</source>
        <translation>調べ方</translation>
    </message>
    <message>
        <source>Parts of the drawing are left out, one at a time, and the network reads the rest. The colour of a part shows how the probability of the answer changes without it.</source>
        <translation>書いた数字の部分を一つずつ除き、残りをネットワークに読ませます。部分の色は、それがないとき答えの確率がどう変わるかを表します。</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export the curves</source>
        <translation>曲線を書き出す</translation>
    </message>
    <message>
        <source>Save the curves as picture, drawing or table (Ctrl+E)</source>
        <translation>曲線を画像、図、表として保存します（Ctrl+E）</translation>
    </message>
    <message>
        <source>&amp;Export the curves…</source>
        <translation>曲線を書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>Picture for slides (*.png)</source>
        <translation>スライド用の画像 (*.png)</translation>
    </message>
    <message>
        <source>Drawing for print (*.svg)</source>
        <translation>印刷用の図 (*.svg)</translation>
    </message>
    <message>
        <source>Table of all values (*.csv)</source>
        <translation>すべての値の表 (*.csv)</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>E&amp;xport recipe or network…</source>
        <translation>レシピやネットワークを書き出す(&amp;X)…</translation>
    </message>
    <message>
        <source>Take the recipe or the network home: as code, notebook or ONNX</source>
        <translation>レシピやネットワークを持ち帰ります：コード、ノートブック、ONNX</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Python programs (*.py)</source>
        <translation>Python プログラム (*.py)</translation>
    </message>
    <message>
        <source>Notebooks (*.ipynb)</source>
        <translation>ノートブック (*.ipynb)</translation>
    </message>
    <message>
        <source>ONNX networks (*.onnx)</source>
        <translation>ONNX ネットワーク (*.onnx)</translation>
    </message>
    <message>
        <source>The program {file} is in {folder}. Run it with: python {file} FOLDER, where FOLDER holds MNIST&apos;s files.</source>
        <translation>プログラム {file} を {folder} に保存しました。「python {file} フォルダー」で動かせます（フォルダーは MNIST のファイルの場所）。</translation>
    </message>
    <message>
        <source>The notebook {file} is in {folder}. Open it with Jupyter.</source>
        <translation>ノートブック {file} を {folder} に保存しました。Jupyter で開いてください。</translation>
    </message>
    <message>
        <source>The network {file} is in {folder}, with 20 test drawings in {pairs}.</source>
        <translation>ネットワーク {file} を {folder} に保存しました。確認用の 20 枚の手書きは {pairs} にあります。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Take it home</source>
        <translation>持ち帰る</translation>
    </message>
    <message>
        <source>&amp;PyTorch program</source>
        <translation>PyTorch プログラム(&amp;P)</translation>
    </message>
    <message>
        <source>The recipe “{recipe}” as one short file that trains from MNIST&apos;s files with PyTorch and numpy alone.</source>
        <translation>レシピ「{recipe}」を、MNIST のファイルから PyTorch と numpy だけで学習する短い 1 つのファイルにします。</translation>
    </message>
    <message>
        <source>&amp;Notebook</source>
        <translation>ノートブック(&amp;N)</translation>
    </message>
    <message>
        <source>The same in cells with explanations, for Jupyter or Colab: to read, to run and to change.</source>
        <translation>同じものを説明つきのセルに分け、Jupyter や Colab で読み、動かし、変えられるようにします。</translation>
    </message>
    <message>
        <source>&amp;ONNX network</source>
        <translation>ONNX ネットワーク(&amp;O)</translation>
    </message>
    <message>
        <source>The network in use, {network}, with its weights for other programs, and 20 drawings with its answers to test them with.</source>
        <translation>使用中のネットワーク（{network}）を重みごと、ほかのプログラム用に書き出します。確認用に、20 枚の手書きとその答えも付きます。</translation>
    </message>
    <message>
        <source>The network in use for other programs. Train or open one first.</source>
        <translation>使用中のネットワークをほかのプログラム用に書き出します。先に学習させるか、開いてください。</translation>
    </message>
    <message>
        <source>You changed settings while it trained. Program and notebook keep those with which the run began, so their losses will be others. To get the same: Repeat, in Runs.</source>
        <translation>学習中に設定を変更しました。プログラムとノートブックには学習を始めたときの設定が入るため、損失は同じになりません。同じにするには「実行の記録」の「繰り返す」を使います。</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>名前を付けて保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>書き出すファイルを選びます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>何も書き出しません</translation>
    </message>
</context>
<context>
    <name>FailurePanel</name>
    <message>
        <source>Draw, and see which network fails first.</source>
        <translation>書くと、どのネットワークが先に間違えるかが分かります。</translation>
    </message>
    <message>
        <source>All keep their answer up to {amount}.</source>
        <translation>{amount} まで、すべて答えを変えません。</translation>
    </message>
    <message>
        <source>{names} fails first, at {amount}.</source>
        <translation>最初は{names}（{amount}）。</translation>
    </message>
    <message>
        <source>{names} fail first, at {amount}.</source>
        <translation>最初は{names}（{amount}）。</translation>
    </message>
    <message>
        <source>Which fails first?</source>
        <translation>最初に間違えるのは？</translation>
    </message>
    <message>
        <source>Change that grows</source>
        <translation>大きくしていく変化</translation>
    </message>
    <message>
        <source>The change that grows from cell to cell; it follows what you do with the pad</source>
        <translation>マスごとに大きくなる変化。パッドの操作に合わせて変わります</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>in the recipe: {value}</source>
        <translation>レシピの値：{value}</translation>
    </message>
    <message>
        <source>Back to {value}, the recipe&apos;s own value</source>
        <translation>レシピの値 {value} に戻します</translation>
    </message>
    <message>
        <source>Reset {field}</source>
        <translation>{field}を戻す</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Show all drawings or those of one label</source>
        <translation>すべての手書き、または一つのラベルの手書きを表示します</translation>
    </message>
    <message>
        <source>Writer</source>
        <translation>書いた人</translation>
    </message>
    <message>
        <source>Show all drawings or those of one writer</source>
        <translation>すべての手書き、または一人の手書きを表示します</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>順序</translation>
    </message>
    <message>
        <source>In which order the drawings are shown</source>
        <translation>手書きを並べる順序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>ラベル順</translation>
    </message>
    <message>
        <source>By writer</source>
        <translation>書いた人順</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}：{count}</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>すべてのラベル</translation>
    </message>
    <message>
        <source>Not labelled</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>All writers</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>ゲスト</translation>
    </message>
</context>
<context>
    <name>FirstStepsPage</name>
    <message>
        <source>Draw a digit</source>
        <translation>数字を書く</translation>
    </message>
    <message>
        <source>With the mouse, a pen or a finger. The bars beside it show at once what the network reads.</source>
        <translation>マウス、ペン、指で書けます。ネットワークが何と読んだかが、隣の棒にすぐ表示されます。</translation>
    </message>
    <message>
        <source>Press Train</source>
        <translation>「学習」を押す</translation>
    </message>
    <message>
        <source>A new network starts. At first it knows nothing; it learns from thousands of handwritten digits.</source>
        <translation>新しいネットワークが始まります。最初は何も知らず、何万もの手書き数字から学びます。</translation>
    </message>
    <message>
        <source>Watch your digit while it learns</source>
        <translation>学習中の数字を見る</translation>
    </message>
    <message>
        <source>Your drawing is read again and again: the bars settle while the curves grow.</source>
        <translation>書いた数字は何度も読み直されます。曲線が伸びるにつれて、棒が落ち着いていきます。</translation>
    </message>
    <message>
        <source>Change one thing</source>
        <translation>一つだけ変える</translation>
    </message>
    <message>
        <source>More epochs or another recipe: train again and compare the curves.</source>
        <translation>エポックを増やす、別のレシピにする。もう一度学習して曲線を比べます。</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>中を見る</translation>
    </message>
    <message>
        <source>“Inside”, above the curves, shows what every layer does with your drawing.</source>
        <translation>曲線の上の「中を見る」で、書いた数字が各層でどうなるかが見られます。</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>やって見せる</translation>
    </message>
    <message>
        <source>The app draws digits by itself until you touch anything</source>
        <translation>何かに触れるまで、アプリが自分で数字を書きます</translation>
    </message>
</context>
<context>
    <name>Fooling</name>
    <message>
        <source>It reads this digit already</source>
        <translation>もともとこの数字と読みます</translation>
    </message>
    <message>
        <source>No change was found that turns it</source>
        <translation>答えを変える変化は見つかりませんでした</translation>
    </message>
    <message>
        <source>Its weights overflow: it reads nothing</source>
        <translation>重みがあふれているため、何も読めません</translation>
    </message>
    <message>
        <source>Fool it</source>
        <translation>だましてみよう</translation>
    </message>
    <message>
        <source>Searches the smallest change of your drawing after which a network reads another digit: an adversarial example. To our eyes it stays the digit that it was.</source>
        <translation>ネットワークが別の数字と読むようになる、いちばん小さな変化を探します（敵対的サンプル）。人の目には元の数字のままです。</translation>
    </message>
    <message>
        <source>It should &amp;read:</source>
        <translation>読ませたい数字(&amp;R)：</translation>
    </message>
    <message>
        <source>The digit that the network is to read instead</source>
        <translation>代わりにネットワークに読ませる数字</translation>
    </message>
    <message>
        <source>any other digit</source>
        <translation>ほかの数字なら何でも</translation>
    </message>
    <message>
        <source>How much of its ink must change before your network is fooled?</source>
        <translation>使用中のネットワークをだますには、インクをどれだけ変える？</translation>
    </message>
    <message>
        <source>Less than 10 %</source>
        <translation>10 % 未満</translation>
    </message>
    <message>
        <source>10 to 30 %</source>
        <translation>10 ～ 30 %</translation>
    </message>
    <message>
        <source>More than 30 %</source>
        <translation>30 % より多く</translation>
    </message>
    <message>
        <source>Fool both networks</source>
        <translation>両方のネットワークをだます</translation>
    </message>
    <message>
        <source>Draw a digit on the canvas first</source>
        <translation>まずキャンバスに数字を書いてください</translation>
    </message>
    <message>
        <source>The network in use reads {classes}: open one that reads the ten digits</source>
        <translation>使用中のネットワークは {classes} を読みます。10 個の数字を読むネットワークを開いてください</translation>
    </message>
    <message>
        <source>Searching the smallest change…</source>
        <translation>いちばん小さな変化を探しています…</translation>
    </message>
    <message>
        <source>No change turns the answers: see beside each network.</source>
        <translation>答えを変える変化はありません。各ネットワークの横を見てください。</translation>
    </message>
    <message>
        <source>Changing {share} of the ink turns your network&apos;s {answer} into {other}.</source>
        <translation>インクの {share} を変えると、使用中のネットワークの答えは {answer} から {other} になります。</translation>
    </message>
    <message>
        <source>{name}: {share}, {answer} becomes {other}.</source>
        <translation>{name}：{share}、{answer} が {other} に。</translation>
    </message>
    <message>
        <source>Of {tried} random changes of the same size, {turned} turn the answer.</source>
        <translation>同じ大きさのランダムな変化 {tried} 個のうち、答えが変わったのは {turned} 個です。</translation>
    </message>
    <message>
        <source>Each change fools the other network too.</source>
        <translation>どちらの変化も、もう一方のネットワークをだまします。</translation>
    </message>
    <message>
        <source>The change for your network fools {name} too, but not the other way round.</source>
        <translation>使用中のネットワークをだます変化は {name} もだましますが、逆はだましません。</translation>
    </message>
    <message>
        <source>The change for {name} fools your network too, but not the other way round.</source>
        <translation>{name} をだます変化は使用中のネットワークもだましますが、逆はだましません。</translation>
    </message>
    <message>
        <source>Neither change fools the other network.</source>
        <translation>どちらの変化も、もう一方のネットワークはだませません。</translation>
    </message>
</context>
<context>
    <name>FoolingBody</name>
    <message>
        <source>&amp;Second network:</source>
        <translation>二つ目のネットワーク(&amp;S)：</translation>
    </message>
    <message>
        <source>A ready-made network, fooled beside the one in use</source>
        <translation>使用中のネットワークと並べてだます、付属のネットワーク</translation>
    </message>
    <message>
        <source>Strength of the c&amp;hange:</source>
        <translation>変化の強さ(&amp;H)：</translation>
    </message>
    <message>
        <source>At 100 % the answer turns; less does not turn it (arrow keys)</source>
        <translation>100 % で答えが変わり、それより弱いと変わりません（矢印キー）</translation>
    </message>
    <message>
        <source>Orange: ink is added. Blue: ink is taken away. Grey: nothing changes.</source>
        <translation>オレンジ：インクを足す。青：インクを減らす。灰色：変化なし。</translation>
    </message>
    <message>
        <source>Searched with DeepFool (Moosavi-Dezfooli and others, 2016) among the grey levels that a picture can have. A smaller change may exist.</source>
        <translation>DeepFool（Moosavi-Dezfooli ほか、2016）の方法で、画像が取りうる濃さの範囲で探しました。もっと小さな変化があるかもしれません。</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>使用中のネットワーク</translation>
    </message>
</context>
<context>
    <name>FramingComparison</name>
    <message>
        <source>Framed as MNIST: {framed}. As most apps do: {plain}.</source>
        <translation>MNIST と同じ位置合わせ：{framed}。多くのアプリと同じ：{plain}。</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>わからない</translation>
    </message>
    <message>
        <source>{digit} ({percent})</source>
        <translation>{digit}（{percent}）</translation>
    </message>
    <message>
        <source>Two ways to show the network a drawing</source>
        <translation>手書きをネットワークに見せる二つの方法</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>キャンバス</translation>
    </message>
    <message>
        <source>The whole canvas, as you have drawn on it.</source>
        <translation>書いたままのキャンバス全体です。</translation>
    </message>
    <message>
        <source>As most apps do</source>
        <translation>多くのアプリ</translation>
    </message>
    <message>
        <source>The whole canvas, shrunk to 28 by 28 pixels: where and how large you draw matters, though MNIST&apos;s digits are all of one size and in the middle.</source>
        <translation>キャンバス全体を 28 × 28 ピクセルに縮めたものです。MNIST の数字はどれも同じ大きさで中央にあるのに、書く場所や大きさで結果が変わります。</translation>
    </message>
    <message>
        <source>Framed as MNIST</source>
        <translation>MNIST と同じ</translation>
    </message>
    <message>
        <source>The same drawing in the size and place that MNIST&apos;s digits have.</source>
        <translation>同じ手書きを、MNIST の数字と同じ大きさと位置にしたものです。</translation>
    </message>
    <message>
        <source>What the same network says of this picture, and how sure it is</source>
        <translation>同じネットワークがこの画像を何と読み、どれだけ確信しているか</translation>
    </message>
</context>
<context>
    <name>FramingSwitch</name>
    <message>
        <source>Centred like MNIST</source>
        <translation>MNIST のように中央へ</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>The network gets the digit as it learned digits: cut out and centred (F7)</source>
        <translation>学習した数字と同じように切り出して中央に置いた数字がネットワークに渡ります（F7）</translation>
    </message>
    <message>
        <source>Whole canvas</source>
        <translation>キャンバス全体</translation>
    </message>
    <message>
        <source>The network gets the whole canvas shrunk, as in most apps (F7)</source>
        <translation>多くのアプリと同じように、キャンバス全体を縮小してネットワークに渡します（F7）</translation>
    </message>
</context>
<context>
    <name>GapNote</name>
    <message>
        <source>Why are these figures so?</source>
        <translation>なぜこの値になるのか？</translation>
    </message>
    <message>
        <source>Why is the training loss above the validation loss?</source>
        <translation>なぜ訓練損失が検証損失より大きいのか？</translation>
    </message>
    <message>
        <source>Training loss is averaged over the epoch, while the network still improves. Validation loss is measured at its end.</source>
        <translation>訓練損失は、ネットワークが良くなっていく途中の、エポック全体の平均です。検証損失はエポックの終わりに測ります。</translation>
    </message>
    <message>
        <source>Dropout switches off units, in training only.</source>
        <translation>ドロップアウトは、学習のときだけユニットを止めます。</translation>
    </message>
    <message>
        <source>Training images are distorted at random; validation images are not.</source>
        <translation>訓練画像は無作為にゆがめられますが、検証画像はそのままです。</translation>
    </message>
    <message>
        <source>Label smoothing keeps the training loss above 0; validation is measured without.</source>
        <translation>ラベル平滑化があると訓練損失は 0 になりません。検証損失はこれなしで測ります。</translation>
    </message>
    <message>
        <source>How sure does label smoothing leave the network?</source>
        <translation>ラベル平滑化を使うと、どれだけ自信を持つのか？</translation>
    </message>
    <message>
        <source>It asks for {percent} for the right digit, not for 100 %.</source>
        <translation>正しい数字に 100 % ではなく {percent} を求めます。</translation>
    </message>
    <message>
        <source>So that the bars do not stay there, the scores are divided by {temperature} (the softmax temperature), fitted on the validation images: now of ten answers given with 90 % nine are right.</source>
        <translation>棒がそこで止まらないように、検証画像で決めた {temperature}（ソフトマックスの温度）で得点を割ります。こうして、90 % と答えたもの 10 個のうち 9 個が正しくなります。</translation>
    </message>
    <message>
        <source>Without validation images nothing corrects this: its answers are right more often than the bars say.</source>
        <translation>検証画像がないと補正されず、棒が示すよりも多く正解します。</translation>
    </message>
</context>
<context>
    <name>GateTable</name>
    <message>
        <source>Gates of this unit</source>
        <translation>このユニットのゲート</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>&amp;First steps</source>
        <translation>最初の一歩(&amp;F)</translation>
    </message>
    <message>
        <source>What to do first, in five lines</source>
        <translation>最初にすることを 5 行で</translation>
    </message>
    <message>
        <source>What the words on the screen mean</source>
        <translation>画面の言葉の意味</translation>
    </message>
    <message>
        <source>What&apos;s &amp;this?</source>
        <translation>これは何？(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>用語集(&amp;G)</translation>
    </message>
    <message>
        <source>Explain the control in focus, or what you click next</source>
        <translation>選択中の部品、または次にクリックする所を説明します</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>All keys of the window</source>
        <translation>ウィンドウのすべてのキー</translation>
    </message>
    <message>
        <source>&amp;About MNIST Draw</source>
        <translation>MNIST Draw について(&amp;A)</translation>
    </message>
    <message>
        <source>Version, license and data</source>
        <translation>バージョン、ライセンス、データ</translation>
    </message>
    <message>
        <source>What is “{word}”?</source>
        <translation>「{word}」とは？</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>すべての用語</translation>
    </message>
    <message>
        <source>Without a menu</source>
        <translation>メニューにないもの</translation>
    </message>
    <message>
        <source>About MNIST Draw</source>
        <translation>MNIST Draw について</translation>
    </message>
    <message>
        <source>&lt;h3&gt;MNIST Draw {version}&lt;/h3&gt;&lt;p&gt;Draw a digit and watch a neural network learn to read it.&lt;/p&gt;&lt;p&gt;Everything happens on this computer: no drawing leaves it.&lt;/p&gt;&lt;p&gt;MIT License. Qt {qt}.&lt;/p&gt;&lt;p&gt;The networks that come with the app have learned from these collections:&lt;/p&gt;</source>
        <translation>&lt;h3&gt;MNIST Draw {version}&lt;/h3&gt;&lt;p&gt;数字を書き、ニューラルネットワークがその読み方を学ぶ様子を見られます。&lt;/p&gt;&lt;p&gt;すべてこのコンピューター上で行われ、書いたものが外に出ることはありません。&lt;/p&gt;&lt;p&gt;MIT ライセンス。Qt {qt}。&lt;/p&gt;&lt;p&gt;アプリに付属するネットワークは、次のデータから学習しました：&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>最初の一歩</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>用語集</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
</context>
<context>
    <name>HyperParameters</name>
    <message>
        <source>Back to {value}, the recipe&apos;s own value</source>
        <translation>レシピの値 {value} に戻します</translation>
    </message>
    <message numerus="yes">
        <source>%n changed •</source>
        <comment>settings</comment>
        <translation>
            <numerusform>%n 件変更 •</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset {field}</source>
        <translation>{field}を戻す</translation>
    </message>
    <message>
        <source>All settings…</source>
        <translation>すべての設定…</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>すべての設定</translation>
    </message>
    <message>
        <source>Change anything about this recipe, and see the layers of its network (Ctrl+,)</source>
        <translation>このレシピの設定を変更し、ネットワークの層を確認できます（Ctrl+,）</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Training: {count} images</source>
        <translation>訓練：{count} 枚</translation>
    </message>
    <message>
        <source>Validation: {count} images</source>
        <translation>検証：{count} 枚</translation>
    </message>
    <message>
        <source>Test: {count} images</source>
        <translation>テスト：{count} 枚</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Training: the network learns from these. Validation: checked during training. Test: read once, at the end</source>
        <translation>訓練：学習に使う。検証：学習中の確認に使う。テスト：最後に一度だけ読む</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Show all images or those of one digit</source>
        <translation>すべての画像、または一つの数字の画像を表示します</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Most similar to your drawing first</source>
        <translation>書いた数字に似ている順</translation>
    </message>
    <message>
        <source>No images of {name}: these are all</source>
        <translation>{name} の画像はないため、すべて表示</translation>
    </message>
    <message>
        <source>All digits</source>
        <translation>すべての数字</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>{digit}: {count} images</source>
        <translation>{digit}：{count} 枚</translation>
    </message>
</context>
<context>
    <name>InfoButton</name>
    <message>
        <source>What is this?</source>
        <translation>これは何？</translation>
    </message>
</context>
<context>
    <name>InsidePage</name>
    <message>
        <source>The inside of the network is in a window of its own</source>
        <translation>ネットワークの中は別のウィンドウに表示しています</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>ここに戻す</translation>
    </message>
    <message>
        <source>Close that window and show its content here again</source>
        <translation>そのウィンドウを閉じて、ここに再び表示します</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>別のウィンドウで</translation>
    </message>
    <message>
        <source>Show it in a window of its own, for a second screen</source>
        <translation>別のウィンドウに表示します（2 台目の画面用）</translation>
    </message>
</context>
<context>
    <name>InsidePanel</name>
    <message>
        <source>These pictures are of step {step}, the prediction is of step {present}</source>
        <translation>この画像はステップ {step}、予測はステップ {present} のものです</translation>
    </message>
    <message>
        <source>Inside the network</source>
        <translation>ネットワークの中</translation>
    </message>
    <message>
        <source>The network is being loaded…</source>
        <translation>ネットワークを読み込んでいます…</translation>
    </message>
    <message>
        <source>There is no network yet: press Train to make one</source>
        <translation>ネットワークがまだありません。「学習」を押すと作れます</translation>
    </message>
    <message>
        <source>Draw, and see what every layer does with the drawing meanwhile</source>
        <translation>書くと、書いている間に各層がすることが見えます</translation>
    </message>
    <message>
        <source>Point at a value to read it, click it to see its sum</source>
        <translation>値を指すと読め、クリックすると計算が見られます</translation>
    </message>
    <message>
        <source>What each digit looks for</source>
        <translation>各数字が探すもの</translation>
    </message>
    <message>
        <source>What speaks for and against each digit</source>
        <translation>各数字に賛成と反対の証拠</translation>
    </message>
    <message>
        <source>Hidden layer {number}</source>
        <translation>隠れ層 {number}</translation>
    </message>
    <message>
        <source>What the units of hidden layer {number} look for</source>
        <translation>隠れ層 {number} のユニットが探すもの</translation>
    </message>
    <message>
        <source>Convolution {number}: feature maps</source>
        <translation>畳み込み {number}：特徴マップ</translation>
    </message>
    <message>
        <source>Convolution {number}: kernels</source>
        <translation>畳み込み {number}：カーネル</translation>
    </message>
    <message>
        <source>What each unit says about the answer</source>
        <translation>各ユニットは答えに賛成か反対か</translation>
    </message>
    <message>
        <source>One small pattern for each map of the convolution before: blue wants that map lit up, orange wants it dark. Click another map below to see its kernels.</source>
        <translation>一つ前の畳み込みのマップごとに小さな模様が一つ。青はそのマップが光ること、オレンジは暗いことを求めます。下の別のマップをクリックすると、そのカーネルが見られます。</translation>
    </message>
    <message>
        <source>The evidence for the answer minus the evidence for the second best digit: blue ink speaks for the answer, orange ink for the other.</source>
        <translation>答えの証拠から、2 番目の数字の証拠を引いたもの。青い線は答えに、オレンジの線はもう一方に賛成です。</translation>
    </message>
    <message>
        <source>The value of each unit times its weight for this digit: blue units speak for it, orange units against it. Together with the bias they give the score.</source>
        <translation>各ユニットの値と、この数字への重みとの積。青いユニットは賛成、オレンジのユニットは反対です。バイアスと合わせると得点になります。</translation>
    </message>
    <message>
        <source>All maps times their weights, added up position by position: where the evidence for and against each digit is found. All positions together give the score.</source>
        <translation>すべてのマップと重みの積を位置ごとに足したもの。各数字に賛成と反対の証拠がどこにあるかが分かります。すべての位置を合わせると得点になります。</translation>
    </message>
    <message>
        <source>Convolution {layer}, map {number}, row {row}, column {column}</source>
        <translation>畳み込み {layer}、マップ {number}、{row} 行 {column} 列</translation>
    </message>
    <message>
        <source>Hidden layer {layer}, unit {number}</source>
        <translation>隠れ層 {layer}、ユニット {number}</translation>
    </message>
    <message>
        <source>{unit}, row {row}, column {column}</source>
        <translation>{unit}、{row} 行 {column} 列</translation>
    </message>
    <message>
        <source>Each picture holds one weight a pixel. Ink on blue speaks for, ink on orange against.</source>
        <translation>それぞれの画像はピクセルごとの重みです。青の上の線は賛成、オレンジの上の線は反対になります。</translation>
    </message>
    <message>
        <source>Each weight times the pixel of your drawing under it. All of them together give the score.</source>
        <translation>それぞれの重みと、その下にある入力ピクセルとの積です。すべて足すと得点になります。</translation>
    </message>
    <message>
        <source>Convolution {number}: a map for each digit</source>
        <translation>畳み込み {number}：数字ごとのマップ</translation>
    </message>
    <message>
        <source>What each class looks for</source>
        <translation>各クラスが探すもの</translation>
    </message>
    <message>
        <source>Convolution {number}: a map for each class</source>
        <translation>畳み込み {number}：クラスごとのマップ</translation>
    </message>
    <message>
        <source>Convolution {number}: kernels of map {index}</source>
        <translation>畳み込み {number}：マップ {index} のカーネル</translation>
    </message>
    <message>
        <source>Input: your drawing</source>
        <translation>入力：書いた数字</translation>
    </message>
    <message>
        <source>Why {index} and not {other}, pixel by pixel</source>
        <translation>なぜ {other} ではなく {index}？（ピクセルごと）</translation>
    </message>
    <message>
        <source>What speaks for and against each class</source>
        <translation>各クラスに賛成するもの、反対するもの</translation>
    </message>
    <message>
        <source>What each unit says about the {index}</source>
        <translation>各ユニットは {index} に賛成か反対か</translation>
    </message>
    <message>
        <source>Your drawing, shrunk and centred, as 28 × 28 numbers: all that the network sees of it.</source>
        <translation>書いた数字を縮めて中央に寄せ、28 × 28 個の数にしたもの。ネットワークに見えるのはこれだけです。</translation>
    </message>
    <message>
        <source>Each square is one unit: it adds up its inputs, and lights up when the sum is large. Click one to see its sum.</source>
        <translation>四角一つがユニット一つ。入力を足し合わせ、合計が大きいと光ります。クリックすると計算が見られます。</translation>
    </message>
    <message>
        <source>Each digit has a feature map: it lights up where something speaks for the digit. Its mean is the score of the digit.</source>
        <translation>数字ごとに特徴マップが一つ。その数字に賛成するものがある所が光ります。平均がその数字の得点です。</translation>
    </message>
    <message>
        <source>Each picture is a feature map: one small pattern, looked for at every position. It lights up where the pattern is found.</source>
        <translation>それぞれの画像は特徴マップ。小さな模様一つをすべての位置で探し、見つかった所が光ります。</translation>
    </message>
    <message>
        <source>The small patterns that are looked for: blue wants ink, orange wants none.</source>
        <translation>探している小さな模様。青は線があること、オレンジはないことを求めます。</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} ユニット</translation>
    </message>
    <message>
        <source>{count} maps of {height} × {width}</source>
        <translation>{height} × {width} のマップ {count} 枚</translation>
    </message>
    <message>
        <source>{count} kernels of {height} × {width}</source>
        <translation>{height} × {width} のカーネル {count} 個</translation>
    </message>
    <message>
        <source>{sizes} weights</source>
        <translation>重み {sizes} 個</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}～{high}</translation>
    </message>
    <message>
        <source>{count} values are not numbers</source>
        <translation>{count} 個の値は数ではありません</translation>
    </message>
    <message>
        <source>0 for {count} pictures: perhaps a dead unit</source>
        <translation>{count} 回続けて 0：死んだユニットかもしれません</translation>
    </message>
    <message>
        <source>strongest {count} of {total}</source>
        <translation>強い {count} / {total}</translation>
    </message>
    <message>
        <source>first {count} of {total}</source>
        <translation>最初の {count} / {total}</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>{first}～{last} / {total}</translation>
    </message>
    <message>
        <source>Digit {digit}</source>
        <translation>数字 {digit}</translation>
    </message>
    <message>
        <source>Pixel in row {row}, column {column}</source>
        <translation>ピクセル {row} 行 {column} 列</translation>
    </message>
    <message>
        <source>What decides</source>
        <translation>決め手</translation>
    </message>
    <message>
        <source>Why {digit} and not {other}?</source>
        <translation>なぜ {other} ではなく {digit}？</translation>
    </message>
    <message>
        <source>What makes the score of the {digit}</source>
        <translation>{digit} の得点の内訳</translation>
    </message>
    <message>
        <source>Score of each class</source>
        <translation>各クラスの得点</translation>
    </message>
    <message>
        <source>Score of each digit</source>
        <translation>各数字の得点</translation>
    </message>
    <message>
        <source>Blue is all that speaks for a digit, orange all that speaks against it. The mark is both together: its score (logit). The largest wins; only how far it is ahead of the others counts.</source>
        <translation>青は数字に賛成するものすべて、オレンジは反対するものすべて。印は両方を合わせた得点（ロジット）です。いちばん大きい得点が勝ちます。大事なのは、ほかをどれだけ上回るかだけです。</translation>
    </message>
    <message>
        <source>Digit {digit}: {gain} for, {loss} against, together {total}</source>
        <translation>数字 {digit}：賛成 {gain}、反対 {loss}、合わせて {total}</translation>
    </message>
    <message>
        <source>{digit}: {gain} for, {loss} against, together {total}</source>
        <translation>{digit}：賛成 {gain}、反対 {loss}、合計 {total}</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>マップ {number}</translation>
    </message>
    <message>
        <source>The largest terms of a score (logit): each is an input times its weight. Blue raises the score, orange lowers it.</source>
        <translation>得点（ロジット）を作る最も大きい項。それぞれ入力と重みの積です。青は得点を上げ、オレンジは下げます。</translation>
    </message>
    <message>
        <source>Unit {number}</source>
        <translation>ユニット {number}</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>ほか {count} 個</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>バイアス</translation>
    </message>
    <message>
        <source>Lead over the {digit}</source>
        <translation>{digit} との差</translation>
    </message>
    <message>
        <source>Score of the {digit}</source>
        <translation>{digit} の得点</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Draw</source>
        <translation>書く</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習する</translation>
    </message>
    <message>
        <source>Watch the answer while it learns</source>
        <translation>学習中の答えを見る</translation>
    </message>
</context>
<context>
    <name>JoinedBar</name>
    <message>
        <source>Join a folder…</source>
        <translation>フォルダーに参加…</translation>
    </message>
    <message>
        <source>A folder that all computers reach: a share of the school, or a stick</source>
        <translation>すべてのコンピューターから使えるフォルダー（学校の共有フォルダーや USB メモリー）</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>今すぐ交換</translation>
    </message>
    <message>
        <source>Do not wait for the next exchange, every 30 seconds</source>
        <translation>30 秒ごとの交換を待たずに交換します</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Exchange no more. All drawings stay, here and in the folder</source>
        <translation>交換をやめます。手書きはここにもフォルダーにも残ります</translation>
    </message>
    <message>
        <source>Join a folder</source>
        <translation>フォルダーに参加</translation>
    </message>
</context>
<context>
    <name>JoinedFolder</name>
    <message>
        <source>Collect the drawings of a class: every computer joins the same shared folder</source>
        <translation>クラスの手書きを集めます：すべてのコンピューターが同じ共有フォルダーに参加します</translation>
    </message>
    <message>
        <source>{folder} · 1 other computer · exchanged at {time}</source>
        <translation>{folder} · ほかのコンピューター 1 台 · {time} に交換</translation>
    </message>
    <message>
        <source>{folder} · {count} other computers · exchanged at {time}</source>
        <translation>{folder} · ほかのコンピューター {count} 台 · {time} に交換</translation>
    </message>
    <message>
        <source>{folder} is full. The drawings of this computer are kept here, and written as soon as there is room.</source>
        <translation>{folder} はいっぱいです。このコンピューターの手書きはここに保存してあり、空きができしだい書き込みます。</translation>
    </message>
    <message>
        <source>Nothing may be written to {folder}. The drawings of this computer are kept here. Ask who looks after the folder.</source>
        <translation>{folder} に書き込めません。このコンピューターの手書きはここに保存してあります。フォルダーの管理者に尋ねてください。</translation>
    </message>
    <message>
        <source>Writing to {folder} failed. The drawings of this computer are kept here, and written at the next exchange.</source>
        <translation>{folder} に書き込めませんでした。このコンピューターの手書きはここに保存してあり、次の交換で書き込みます。</translation>
    </message>
    <message>
        <source>Another program has a file in {folder} open. The drawings of this computer are kept here, and written at the next exchange.</source>
        <translation>別のプログラムが {folder} のファイルを開いています。このコンピューターの手書きはここに保存され、次の交換のときに書き込まれます。</translation>
    </message>
    <message>
        <source>{count} files were written by a newer version of this program, and left out: {name}. Update this computer.</source>
        <translation>{count} 個のファイルはこのプログラムの新しい版が書いたもので、取り込みませんでした：{name}。このコンピューターを更新してください。</translation>
    </message>
    <message>
        <source>{count} files could not be read, or not all of them: {name}. Everything else is collected; they are tried again.</source>
        <translation>{count} 個のファイルの全部または一部を読めませんでした：{name}。ほかはすべて集めました。もう一度試します。</translation>
    </message>
    <message>
        <source>Everything is kept on this computer.</source>
        <translation>すべてこのコンピューターに保存してあります。</translation>
    </message>
</context>
<context>
    <name>KeptCurves</name>
    <message>
        <source>“{run}” against “{other}”</source>
        <translation>「{run}」と「{other}」の比較</translation>
    </message>
</context>
<context>
    <name>KnownNetworks</name>
    <message>
        <source>Ready-made: digits</source>
        <translation>付属：数字</translation>
    </message>
    <message>
        <source>Ready-made: capital letters A–Z</source>
        <translation>付属：大文字 A～Z</translation>
    </message>
</context>
<context>
    <name>LabelButtons</name>
    <message>
        <source>Teach the drawings of {label}: {count}</source>
        <translation>{label}の手書きを教えます：{count} 枚</translation>
    </message>
</context>
<context>
    <name>LabelField</name>
    <message>
        <source>Label of the drawing</source>
        <translation>手書きのラベル</translation>
    </message>
    <message>
        <source>Label, then Enter</source>
        <translation>ラベルを入れて Enter</translation>
    </message>
    <message>
        <source>A letter or a word of up to {count} characters, then Enter</source>
        <translation>{count} 文字までの文字または単語を入れて Enter</translation>
    </message>
</context>
<context>
    <name>LabelLine</name>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}：{count}</translation>
    </message>
    <message>
        <source>Type a label…</source>
        <translation>ラベルを入力…</translation>
    </message>
    <message>
        <source>A picture cannot be kept, only strokes</source>
        <translation>画像は保存できません。線だけです</translation>
    </message>
    <message>
        <source>Only strokes can be kept</source>
        <translation>線だけ保存できます</translation>
    </message>
    <message>
        <source>My drawings keeps strokes. To keep this one, clear the canvas and draw it</source>
        <translation>「自分の手書き」に保存されるのは線です。保存するには、キャンバスを消して書いてください</translation>
    </message>
    <message>
        <source>What is it? Shift + its letter keeps the drawing</source>
        <translation>何の文字？ Shift＋その文字で保存します</translation>
    </message>
    <message>
        <source>Keep: Shift + letter</source>
        <translation>Shift＋文字で保存</translation>
    </message>
    <message>
        <source>What is it? Type it to keep the drawing</source>
        <translation>何の文字？ そのキーで保存します</translation>
    </message>
    <message>
        <source>Type it to keep it</source>
        <translation>文字キーで保存</translation>
    </message>
    <message>
        <source>Keep as {label}</source>
        <translation>{label} として保存</translation>
    </message>
    <message>
        <source>or another key</source>
        <translation>または別のキー</translation>
    </message>
    <message>
        <source>or Shift + letter</source>
        <translation>または Shift＋文字</translation>
    </message>
    <message>
        <source>Kept without a label</source>
        <translation>ラベルなしで保存しました</translation>
    </message>
    <message>
        <source>Kept as {label}, by {writer}</source>
        <translation>{label} として保存しました（{writer}）</translation>
    </message>
    <message>
        <source>Kept as {label}</source>
        <translation>{label} として保存しました</translation>
    </message>
    <message>
        <source>draw the next one</source>
        <translation>次を書けます</translation>
    </message>
    <message>
        <source>Not kept yet: see the message</source>
        <translation>まだ保存していません：メッセージをご覧ください</translation>
    </message>
    <message>
        <source>Keep the drawing in My drawings: press the key of what it was, or click a bar</source>
        <translation>手書きを「自分の手書き」に保存します：何だったかのキーを押すか、棒をクリックします</translation>
    </message>
    <message>
        <source>Keep the drawing with this label (Enter)</source>
        <translation>このラベルで手書きを保存します（Enter）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Take back what was kept last</source>
        <translation>最後の保存を取り消します</translation>
    </message>
    <message>
        <source>other…</source>
        <translation>ほか…</translation>
    </message>
    <message>
        <source>Another label</source>
        <translation>別のラベル</translation>
    </message>
    <message>
        <source>Keep the drawing with a label of your own: a letter, a word (Shift+Enter)</source>
        <translation>文字や単語など、自分で決めたラベルを付けて手書きを保存します（Shift+Enter）</translation>
    </message>
    <message>
        <source>Keep the drawing with the same label as the last one</source>
        <translation>前の手書きと同じラベルを付けて手書きを保存します</translation>
    </message>
</context>
<context>
    <name>Labelling</name>
    <message>
        <source>&amp;Keep the drawing as it is read</source>
        <translation>読まれたとおりに手書きを保存(&amp;K)</translation>
    </message>
    <message>
        <source>Put the drawing into My drawings, labelled with the network&apos;s answer</source>
        <translation>ネットワークの答えをラベルにして、手書きを「自分の手書き」に入れます</translation>
    </message>
    <message>
        <source>Keep the drawing, label it &amp;later</source>
        <translation>手書きを保存し、ラベルは後で(&amp;L)</translation>
    </message>
    <message>
        <source>Put the drawing into My drawings without a label</source>
        <translation>ラベルなしで手書きを「自分の手書き」に入れます</translation>
    </message>
    <message>
        <source>Keep the drawing with &amp;another label…</source>
        <translation>別のラベルを付けて手書きを保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Put the drawing into My drawings with a letter or a word of your own</source>
        <translation>自分で決めた文字や単語をラベルにして、手書きを「自分の手書き」に入れます</translation>
    </message>
</context>
<context>
    <name>LayerBars</name>
    <message>
        <source>Gradient and update of each layer</source>
        <translation>各層の勾配と更新量</translation>
    </message>
    <message>
        <source>Gradient: how the loss would grow with the weights. Update: how far this step moved them. Both as lengths, on a logarithmic scale</source>
        <translation>勾配は、重みを動かすと損失がどう増えるかを示します。更新量は、このステップで重みがどれだけ動いたかです。どちらも長さで、対数目盛です</translation>
    </message>
    <message>
        <source>{layer}: gradient {gradient}, update {update}</source>
        <translation>{layer}：勾配 {gradient}、更新量 {update}</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Convolution {kernel}×{kernel}, stride {stride}</source>
        <translation>畳み込み {kernel}×{kernel}、ストライド {stride}</translation>
    </message>
    <message>
        <source>Convolution {kernel}×{kernel}</source>
        <translation>畳み込み {kernel}×{kernel}</translation>
    </message>
    <message>
        <source>Max pooling {side}×{side}</source>
        <translation>最大プーリング {side}×{side}</translation>
    </message>
    <message>
        <source>Dropout {share}</source>
        <translation>ドロップアウト {share}</translation>
    </message>
    <message>
        <source>{cell}, last hidden state</source>
        <translation>{cell}、最後の隠れ状態</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>平坦化</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>バッチ正規化</translation>
    </message>
    <message>
        <source>Mean of each map</source>
        <translation>各マップの平均</translation>
    </message>
    <message>
        <source>Rows, one after the other</source>
        <translation>行を上から順に</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>シグモイド</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
</context>
<context>
    <name>LiveButton</name>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Change while it trains</source>
        <translation>学習しながら変更</translation>
    </message>
    <message>
        <source>Change learning rate, weight decay and more while the network trains</source>
        <translation>学習中に、学習率や重み減衰などを変更します</translation>
    </message>
</context>
<context>
    <name>LiveRow</name>
    <message>
        <source>Change while it trains</source>
        <translation>学習しながら変更</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>MNIST Draw</source>
        <translation>MNIST Draw</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>学習(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open weights…</source>
        <translation>重みを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save weights…</source>
        <translation>重みを保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>ウィンドウを閉じます</translation>
    </message>
    <message>
        <source>&amp;Runs…</source>
        <translation>実行の記録(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Data…</source>
        <translation>データ(&amp;D)…</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>言語(&amp;G)</translation>
    </message>
    <message>
        <source>Follow &amp;system</source>
        <translation>システムに合わせる(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>Follow s&amp;ystem</source>
        <translation>システムに合わせる(&amp;Y)</translation>
    </message>
    <message>
        <source>Use the weights in a file</source>
        <translation>ファイルの重みを使います</translation>
    </message>
    <message>
        <source>Save the weights of the network in use to a file</source>
        <translation>使用中のネットワークの重みをファイルに保存します</translation>
    </message>
    <message>
        <source>All runs: use their weights, compare their curves, repeat them</source>
        <translation>すべての実行：重みを使う、曲線を比べる、繰り返す</translation>
    </message>
    <message>
        <source>The images the network learns from, and the test images it reads wrongly</source>
        <translation>学習に使う画像と、読み間違えたテスト画像</translation>
    </message>
    <message>
        <source>S&amp;imilar training images…</source>
        <translation>似ている訓練画像(&amp;I)…</translation>
    </message>
    <message>
        <source>Training images of the answer, the most similar to your drawing first</source>
        <translation>答えの数字の訓練画像を、書いた数字に似ている順に表示します</translation>
    </message>
    <message>
        <source>&amp;Mistakes…</source>
        <translation>間違い(&amp;M)…</translation>
    </message>
    <message>
        <source>The test images that the network in use reads wrongly</source>
        <translation>使用中のネットワークが読み間違えるテスト画像</translation>
    </message>
    <message>
        <source>T&amp;each it mine…</source>
        <translation>自分の字を教える(&amp;E)…</translation>
    </message>
    <message>
        <source>Train the network in use on your own drawings, and compare</source>
        <translation>使用中のネットワークに自分の手書きを学習させて比べます</translation>
    </message>
    <message>
        <source>Fi&amp;ve networks…</source>
        <translation>5 つのネットワーク(&amp;V)…</translation>
    </message>
    <message>
        <source>Let five kinds of networks read the drawing side by side</source>
        <translation>同じ数字を 5 種類のネットワークに並べて読ませます</translation>
    </message>
    <message>
        <source>&amp;Projector mode</source>
        <translation>プロジェクターモード(&amp;P)</translation>
    </message>
    <message>
        <source>Enlarge everything, so that the last row of the class can read it</source>
        <translation>教室の最後列からも読めるように全体を拡大します</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全画面(&amp;F)</translation>
    </message>
    <message>
        <source>Fill the screen</source>
        <translation>画面いっぱいに表示します</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>&amp;Quit: the run so far is kept</source>
        <translation>終了：ここまでの実行は保存されます(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window and end the training; its run is kept, see Runs</source>
        <translation>ウィンドウを閉じて学習を終えます。ここまでの実行は保存され、「実行の記録」で見られます</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>重みを開く</translation>
    </message>
    <message>
        <source>Weights (*.safetensors);;All files (*)</source>
        <translation>重み (*.safetensors);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>重みを保存</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>重み (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>MapChooser</name>
    <message>
        <source>Previous map</source>
        <translation>前のマップ</translation>
    </message>
    <message>
        <source>The map that contributes more (Page Up)</source>
        <translation>もっと大きく寄与するマップ（Page Up）</translation>
    </message>
    <message>
        <source>Next map</source>
        <translation>次のマップ</translation>
    </message>
    <message>
        <source>The map that contributes less (Page Down)</source>
        <translation>寄与がもっと小さいマップ（Page Down）</translation>
    </message>
    <message>
        <source>Point to a value to see its product, click to follow it</source>
        <translation>値を指すと積が見え、クリックするとたどれます</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss message</source>
        <translation>メッセージを閉じる</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>このメッセージを閉じます</translation>
    </message>
</context>
<context>
    <name>ModelInput</name>
    <message>
        <source>What the network sees</source>
        <translation>ネットワークに見えるもの</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>切抜き</translation>
    </message>
    <message>
        <source>Cut out the smallest box around the ink: where you draw does not matter.</source>
        <translation>線を囲む最小の枠で切り抜きます。書く位置は結果に影響しません。</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Shrink the box until its longer side is 20 pixels: how large you draw does not matter.</source>
        <translation>枠の長い辺が 20 ピクセルになるまで縮めます。書く大きさは結果に影響しません。</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Move it by whole pixels until the ink balances on the centre (its centre of mass).</source>
        <translation>線の重心が中央に来るまで、ピクセル単位で動かします。</translation>
    </message>
    <message>
        <source>Input 28 × 28</source>
        <translation>入力 28 × 28</translation>
    </message>
    <message>
        <source>This is all the network sees: 28 by 28 pixels, like the digits of MNIST.</source>
        <translation>ネットワークに見えるのはこれだけです。MNIST の数字と同じ 28 × 28 ピクセルです。</translation>
    </message>
</context>
<context>
    <name>ModelSummaryPanel</name>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>What each layer outputs for one image, and how many parameters (weights and biases) it has. Output: maps × rows × columns, or units</source>
        <translation>各層が画像一枚から出すものと、パラメーター（重みとバイアス）の数です。出力：マップ × 行 × 列、またはユニット数</translation>
    </message>
    <message>
        <source>{count} parameters in all</source>
        <translation>パラメーターは全部で {count} 個</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>ネットワークの層</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Copy the table as text</source>
        <translation>表をテキストとしてコピー</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet or an exercise sheet</source>
        <translation>表計算や演習プリントに使えるように表をコピーします</translation>
    </message>
</context>
<context>
    <name>MyDrawings</name>
    <message>
        <source>My drawings can be looked at, but not changed. {reason}</source>
        <translation>「自分の手書き」は見られますが、変更できません。{reason}</translation>
    </message>
    <message>
        <source>The file of My drawings was damaged. It was set aside as {file}, and {count} drawings were saved from it and from the last backup.</source>
        <translation>「自分の手書き」のファイルが壊れていました。{file} という名前で残し、そのファイルと最後のバックアップから {count} 枚の手書きを取り出しました。</translation>
    </message>
    <message>
        <source>My drawings are complete, but today&apos;s backup failed. {reason}</source>
        <translation>「自分の手書き」はそろっていますが、今日のバックアップに失敗しました。{reason}</translation>
    </message>
    <message>
        <source>Nothing was changed. {reason}</source>
        <translation>何も変更していません。{reason}</translation>
    </message>
    <message>
        <source>The drawing is not kept yet. {reason} It waits until the next one is kept, as long as the program runs.</source>
        <translation>手書きはまだ保存していません。{reason}プログラムを閉じないかぎり、次の手書きといっしょに保存します。</translation>
    </message>
    <message>
        <source>{count} drawings are not kept yet. {reason} They wait until the next one is kept, as long as the program runs.</source>
        <translation>{count} 枚の手書きをまだ保存していません。{reason}プログラムを閉じないかぎり、次の手書きといっしょに保存します。</translation>
    </message>
    <message>
        <source>1 drawing is not kept yet. {reason} What shall become of it?</source>
        <translation>1 枚の手書きをまだ保存していません。{reason}どうしますか？</translation>
    </message>
    <message>
        <source>{count} drawings are not kept yet. {reason} What shall become of them?</source>
        <translation>{count} 枚の手書きをまだ保存していません。{reason}どうしますか？</translation>
    </message>
    <message>
        <source>Deleted 1 drawing</source>
        <translation>1 枚の手書きを削除しました</translation>
    </message>
    <message>
        <source>Deleted {count} drawings</source>
        <translation>{count} 枚の手書きを削除しました</translation>
    </message>
    <message>
        <source>Labelled 1 drawing {label}</source>
        <translation>1 枚の手書きのラベルを {label} にしました</translation>
    </message>
    <message>
        <source>Labelled {count} drawings {label}</source>
        <translation>{count} 枚の手書きのラベルを {label} にしました</translation>
    </message>
    <message>
        <source>Changed the writer of 1 drawing</source>
        <translation>1 枚の手書きの書いた人を変えました</translation>
    </message>
    <message>
        <source>Changed the writer of {count} drawings</source>
        <translation>{count} 枚の手書きの書いた人を変えました</translation>
    </message>
    <message>
        <source>Renamed {old} to {new}</source>
        <translation>{old} の名前を {new} に変えました</translation>
    </message>
    <message>
        <source>{file}: 1 new drawing</source>
        <translation>{file}：新しい手書き 1 枚</translation>
    </message>
    <message>
        <source>{file}: {count} new drawings</source>
        <translation>{file}：新しい手書き {count} 枚</translation>
    </message>
    <message>
        <source>{count} were here already</source>
        <translation>{count} 枚はすでにありました</translation>
    </message>
    <message>
        <source>{count} deleted ones are back</source>
        <translation>削除した {count} 枚が戻りました</translation>
    </message>
    <message>
        <source>{count} have a label now</source>
        <translation>{count} 枚にラベルが付きました</translation>
    </message>
    <message>
        <source>{count} without ink were left out</source>
        <translation>線のない {count} 枚は除きました</translation>
    </message>
    <message>
        <source>{count} lines could not be read, first line {line}</source>
        <translation>{count} 行を読めませんでした（最初は {line} 行目）</translation>
    </message>
    <message>
        <source>1 drawing was written to {path}</source>
        <translation>1 枚の手書きを {path} に書き込みました</translation>
    </message>
    <message>
        <source>{count} drawings were written to {path}</source>
        <translation>{count} 枚の手書きを {path} に書き込みました</translation>
    </message>
</context>
<context>
    <name>NetworkBox</name>
    <message>
        <source>trained on {data}</source>
        <translation>学習データ：{data}</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>未学習</translation>
    </message>
    <message>
        <source>epoch {epoch} · step {step}</source>
        <translation>エポック {epoch} · ステップ {step}</translation>
    </message>
    <message>
        <source>stays in use while others train</source>
        <translation>ほかのネットワークの学習中も使用中のまま</translation>
    </message>
    <message>
        <source>Test accuracy of the network</source>
        <translation>ネットワークのテスト正解率</translation>
    </message>
    <message>
        <source>Share of the test images, which it has never seen, that it reads correctly</source>
        <translation>一度も見ていないテスト画像のうち正しく読めた割合</translation>
    </message>
    <message>
        <source>Weights that made the prediction</source>
        <translation>予測した重み</translation>
    </message>
    <message>
        <source>The weights of the network that made this prediction</source>
        <translation>この予測をしたネットワークの重み</translation>
    </message>
    <message>
        <source>Calibrated: the scores are divided by {temperature} (the softmax temperature) before they become probabilities, so that nine in ten answers given with 90 % are right. It was fitted on validation digits.</source>
        <translation>較正済み：得点を {temperature}（ソフトマックスの温度）で割ってから確率にします。90 % と答えたもののうち 10 個に 9 個が正しくなるようにするためです。この値は検証用の数字で決めました。</translation>
    </message>
    <message>
        <source>{accuracy} % in the test</source>
        <translation>テストで {accuracy} %</translation>
    </message>
    <message>
        <source>In training, not tested yet</source>
        <translation>学習中、テスト前</translation>
    </message>
    <message>
        <source>Test accuracy unknown</source>
        <translation>テスト正解率は不明</translation>
    </message>
</context>
<context>
    <name>NetworkButton</name>
    <message>
        <source>Network in use: {name}</source>
        <translation>使用中のネットワーク：{name}</translation>
    </message>
    <message>
        <source>This network reads your drawing. Click for another one</source>
        <translation>書いた数字をこのネットワークが読みます。クリックで切り替え</translation>
    </message>
</context>
<context>
    <name>NetworkMenu</name>
    <message>
        <source>Last runs</source>
        <translation>最近の実行</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>The network in training is in use: pause or stop the training first</source>
        <translation>学習中のネットワークを使用しています。先に学習を一時停止または停止してください</translation>
    </message>
    <message>
        <source>All runs…</source>
        <translation>すべての実行…</translation>
    </message>
    <message>
        <source>Every network that was trained here</source>
        <translation>ここで学習したすべてのネットワーク</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>Use the weights in a file</source>
        <translation>ファイルの重みを使います</translation>
    </message>
</context>
<context>
    <name>NetworkMenuController</name>
    <message>
        <source>Now reading with “{name}”</source>
        <translation>「{name}」で読んでいます</translation>
    </message>
</context>
<context>
    <name>OwnColumn</name>
    <message>
        <source>{kind} · epoch {epoch}</source>
        <translation>{kind} · エポック {epoch}</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>使用中のネットワーク</translation>
    </message>
    <message>
        <source>The weights in use: they change while you train</source>
        <translation>使用中のネットワーク。学習中は重みが変わっていきます</translation>
    </message>
    <message>
        <source>Weights in use</source>
        <translation>使用中の重み</translation>
    </message>
</context>
<context>
    <name>OwnDrawingsController</name>
    <message>
        <source>M&amp;y drawings…</source>
        <translation>自分の手書き(&amp;Y)…</translation>
    </message>
    <message>
        <source>The drawings that were kept here: label, sort, import and export them</source>
        <translation>ここに保存した手書き：ラベル付け、並べ替え、取り込み、書き出し</translation>
    </message>
</context>
<context>
    <name>OwnWindow</name>
    <message>
        <source>My drawings</source>
        <translation>自分の手書き</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>手書き</translation>
    </message>
    <message>
        <source>Show all drawings</source>
        <translation>すべての手書きを表示</translation>
    </message>
    <message>
        <source>Show the drawings of all labels and writers</source>
        <translation>すべてのラベルと全員の手書きを表示します</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop; what is done so far stays</source>
        <translation>やめます。そこまでの分は残ります</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>No drawing has this label and this writer</source>
        <translation>このラベルと書いた人の手書きはありません</translation>
    </message>
    <message>
        <source>No drawings yet.
Draw something in the main window and press the key of what it is: it is kept here.
Or import a file.</source>
        <translation>まだ手書きがありません。
メインウィンドウで何かを書き、それが何かのキーを押すと、ここに保存されます。
ファイルを取り込むこともできます。</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 枚の手書き</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>{count} 枚の手書き</translation>
    </message>
    <message>
        <source>{selected} of {count} selected: a key labels them</source>
        <translation>{count} 枚中 {selected} 枚を選択：キーを押すとラベルが付きます</translation>
    </message>
</context>
<context>
    <name>Pacing</name>
    <message>
        <source>&amp;One step</source>
        <translation>1 ステップ(&amp;O)</translation>
    </message>
    <message>
        <source>Take one step of the training and pause: what does it change?</source>
        <translation>学習を 1 ステップだけ進めて一時停止します。何が変わるでしょうか</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>速さ(&amp;P)</translation>
    </message>
    <message>
        <source>One step at a press</source>
        <translation>押すたびに 1 ステップ</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>最高速度</translation>
    </message>
    <message>
        <source>1 step a second</source>
        <translation>毎秒 1 ステップ</translation>
    </message>
    <message>
        <source>{steps} steps a second</source>
        <translation>毎秒{steps}ステップ</translation>
    </message>
</context>
<context>
    <name>PictureFilesController</name>
    <message>
        <source>Open as a picture</source>
        <translation>画像として開く</translation>
    </message>
    <message>
        <source>Open p&amp;icture…</source>
        <translation>画像を開く(&amp;I)…</translation>
    </message>
    <message>
        <source>Put a picture or a photo of a digit on the canvas</source>
        <translation>数字の画像や写真をキャンバスに置きます</translation>
    </message>
    <message>
        <source>Save drawing as pict&amp;ure…</source>
        <translation>画像として保存(&amp;U)…</translation>
    </message>
    <message>
        <source>Save the drawing as it looks: a PNG of {side} × {side} pixels</source>
        <translation>書いた数字を見たままに保存します：{side} × {side} ピクセルの PNG</translation>
    </message>
    <message>
        <source>Save what the &amp;network sees…</source>
        <translation>ネットワークに見えるものを保存(&amp;N)…</translation>
    </message>
    <message>
        <source>Save the network&apos;s input: a PNG of 28 × 28 pixels, as in MNIST</source>
        <translation>ネットワークへの入力を保存します：MNIST と同じ 28 × 28 ピクセルの PNG</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>画像 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Save drawing as picture</source>
        <translation>画像として保存</translation>
    </message>
    <message>
        <source>The drawing, {side} × {side} pixels (*.png)</source>
        <translation>書いた数字、{side} × {side} ピクセル (*.png)</translation>
    </message>
    <message>
        <source>Save what the network sees</source>
        <translation>ネットワークに見えるものを保存</translation>
    </message>
    <message>
        <source>What the network sees, {side} × {side} pixels (*.png)</source>
        <translation>ネットワークに見えるもの、{side} × {side} ピクセル (*.png)</translation>
    </message>
    <message>
        <source>Picture saved to {path}</source>
        <translation>画像を {path} に保存しました</translation>
    </message>
</context>
<context>
    <name>PicturesStrip</name>
    <message>
        <source>Previous pictures</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <source>Previous pictures (Page Up)</source>
        <translation>前の画像（Page Up）</translation>
    </message>
    <message>
        <source>Next pictures</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <source>Next pictures (Page Down)</source>
        <translation>次の画像（Page Down）</translation>
    </message>
</context>
<context>
    <name>PlotTools</name>
    <message>
        <source>not smoothed</source>
        <translation>平滑化なし</translation>
    </message>
    <message>
        <source>smoothed a little</source>
        <translation>弱く平滑化</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>smoothed strongly</source>
        <translation>強く平滑化</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>How much the training curve is smoothed</source>
        <translation>訓練曲線をどれだけ平滑化するか</translation>
    </message>
    <message>
        <source>log</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>損失の対数目盛</translation>
    </message>
    <message>
        <source>Logarithmic loss axis: shows small improvements late in a run</source>
        <translation>損失の対数目盛：終盤の小さな改善が見えます</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Time axis in steps</source>
        <translation>時間軸をステップで表示</translation>
    </message>
    <message>
        <source>Count the time in optimiser steps instead of epochs</source>
        <translation>時間をエポックではなく最適化のステップで数えます</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Show the whole curves again (double click, or A)</source>
        <translation>曲線の全体をもう一度表示します（ダブルクリックまたは A）</translation>
    </message>
    <message>
        <source>How the curves are shown</source>
        <translation>曲線の表示方法</translation>
    </message>
    <message>
        <source>Smoothing, logarithmic losses, time in steps, and export</source>
        <translation>平滑化、対数の損失、ステップ単位の時間、書き出し</translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation>曲線を書き出す</translation>
    </message>
</context>
<context>
    <name>PredictionPanel</name>
    <message>
        <source>Prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>数字を書いてください</translation>
    </message>
    <message>
        <source>Its numbers have overflowed</source>
        <translation>数値があふれました</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>The network is being loaded</source>
        <translation>ネットワークを読み込んでいます</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>ネットワークがありません</translation>
    </message>
    <message>
        <source>Without framing</source>
        <translation>位置合わせなし</translation>
    </message>
    <message>
        <source>Draw a letter</source>
        <translation>文字を書いてください</translation>
    </message>
    <message>
        <source>Draw one of {count} classes</source>
        <translation>{count} クラスのどれかを書いてください</translation>
    </message>
</context>
<context>
    <name>PredictionPresenter</name>
    <message>
        <source>Press Train to make one</source>
        <translation>「学習」を押すと作れます</translation>
    </message>
    <message>
        <source>Weights saved to {path} (step {step})</source>
        <translation>重みを {path} に保存しました（ステップ {step}）</translation>
    </message>
</context>
<context>
    <name>PredictionsTab</name>
    <message>
        <source>Read the test images</source>
        <translation>テスト画像を読む</translation>
    </message>
    <message>
        <source>Mistakes only</source>
        <translation>間違いのみ</translation>
    </message>
    <message>
        <source>Which test images does the network read wrongly? Let it read them first</source>
        <translation>ネットワークが読み間違えるテスト画像は？まず読み取ってください</translation>
    </message>
    <message>
        <source>The network has changed since: read again</source>
        <translation>その後ネットワークが変わりました。もう一度読み取ってください</translation>
    </message>
    <message>
        <source>Hide the images that were read correctly</source>
        <translation>正しく読めた画像を隠します</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Show the images of all cells again</source>
        <translation>すべてのマスの画像を再び表示します</translation>
    </message>
    <message>
        <source>Test images: really / read as</source>
        <translation>テスト画像：正解 / 読んだ数字</translation>
    </message>
    <message>
        <source>Rows: really (target) · columns: read as (predicted). Click a cell to see its images</source>
        <translation>行：正解（ターゲット） · 列：読んだ数字（予測）。マスをクリックすると画像が見られます</translation>
    </message>
    <message>
        <source>Most confused: {really} read as {read} ({count}).</source>
        <translation>最も多い間違い：{really} を {read} と読む（{count}）。</translation>
    </message>
    <message>
        <source>There are no labelled drawings yet</source>
        <translation>ラベルの付いた手書きがまだありません</translation>
    </message>
    <message>
        <source>{recipe}, epoch {epoch} · {data} · really / read as, the most surprising first</source>
        <translation>{recipe}、エポック {epoch} · {data} · 正解 / 読んだ数字、意外なものから順に</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>自分の手書き</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>テストセット</translation>
    </message>
    <message>
        <source>Test with the images of the data set, or with the class&apos;s own drawings</source>
        <translation>データセットの画像、またはクラスの手書きで試します</translation>
    </message>
    <message>
        <source>Read my drawings</source>
        <translation>自分の手書きを読む</translation>
    </message>
    <message>
        <source>Let the network in use read all of them (Ctrl+Return)</source>
        <translation>使用中のネットワークにすべて読ませます（Ctrl+Return）</translation>
    </message>
    <message>
        <source>My drawings have changed since: read again</source>
        <translation>自分の手書きが変わりました：もう一度読ませてください</translation>
    </message>
    <message>
        <source>{mistakes} of {count} read wrongly ({percent} %)</source>
        <translation>{count} 枚中 {mistakes} 枚の読み間違い（{percent} %）</translation>
    </message>
    <message>
        <source>{taught} of {count} were taught, so they are no test: of the others it reads {right} of {untaught}</source>
        <translation>{count} 枚のうち {taught} 枚は教えたものなので、テストになりません。残り {untaught} 枚のうち {right} 枚を正しく読みます</translation>
    </message>
    <message>
        <source>{count} without a label are left out</source>
        <translation>ラベルのない {count} 枚は除きます</translation>
    </message>
    <message>
        <source>{count} with other labels are left out</source>
        <translation>ほかのラベルの {count} 枚は除きます</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>{name}: {right} of {count}</source>
        <translation>{name}：{count} 枚中 {right}</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each digit</source>
        <translation>各数字の確率</translation>
    </message>
    <message>
        <source>How sure the network is of each digit: together always 100 %.
Click the right one to keep the drawing in My drawings.
Right-click one to see training images of that digit (F4)</source>
        <translation>ネットワークが各数字にどれだけ自信があるか。合計は常に 100 % です。
正しい数字の棒をクリックすると「自分の手書き」に残せます。
右クリックすると、その数字の訓練画像が見られます（F4）</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>各クラスの確率</translation>
    </message>
    <message>
        <source>How sure the network is of each class: together always 100 %.
Click the right one to keep the drawing in My drawings</source>
        <translation>ネットワークが各クラスをどれほど確信しているか：合計は常に 100 %。
正しいものをクリックすると、手書きを「自分の手書き」に残せます</translation>
    </message>
</context>
<context>
    <name>Published</name>
    <message>
        <source>test accuracy</source>
        <translation>テスト正解率</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>検証正解率</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>検証損失</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation>訓練正解率</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>訓練損失</translation>
    </message>
    <message>
        <source>first loss</source>
        <translation>最初の損失</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>about {value}</source>
        <translation>約 {value}</translation>
    </message>
    <message>
        <source>{metric} {value}</source>
        <translation>{metric} {value}</translation>
    </message>
    <message>
        <source>{figure} after {epochs} epochs</source>
        <translation>{epochs} エポック後の{figure}</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message>
        <source>&amp;Queue…</source>
        <translation>キュー(&amp;Q)…</translation>
    </message>
    <message>
        <source>Train several recipes or seeds one after the other, and compare them</source>
        <translation>いくつかのレシピやシードを順番に学習して比べます</translation>
    </message>
    <message>
        <source>&amp;Add to the queue</source>
        <translation>キューに追加(&amp;A)</translation>
    </message>
    <message>
        <source>Open the queue</source>
        <translation>キューを開く</translation>
    </message>
    <message>
        <source>“{recipe}” with seed {seed} waits in the queue; waiting: {count}</source>
        <translation>「{recipe}」（シード {seed}）をキューに追加しました。待機中：{count} 件</translation>
    </message>
    <message>
        <source>Train the chosen recipe later, after others: see Queue</source>
        <translation>選んだレシピを、ほかの学習の後で学習します（「キュー」を参照）</translation>
    </message>
    <message>
        <source>The queue trains new networks only: choose New network under Start</source>
        <translation>キューでは新しいネットワークだけを学習します。「開始点」で「新しく学習」を選んでください</translation>
    </message>
    <message>
        <source>trains, {share}</source>
        <translation>学習中 {share}</translation>
    </message>
</context>
<context>
    <name>QueueWindow</name>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Recipes and seeds are trained one after the other. The seed alone moves the result: only several tell whether a recipe is better.</source>
        <translation>レシピとシードを順番に学習します。シードだけでも結果は変わるので、レシピのよしあしは、いくつか試して初めて分かります。</translation>
    </message>
    <message>
        <source>&amp;Seeds</source>
        <translation>シード(&amp;S)</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Numbers and ranges, as in 0-4, 7</source>
        <translation>数と範囲。例：0-4, 7</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>キューに追加</translation>
    </message>
    <message>
        <source>Add the recipe chosen in the main window, once for each seed</source>
        <translation>メインウィンドウで選んだレシピを、シードごとに 1 回ずつ追加します</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Train what waits (Ctrl+Return)</source>
        <translation>待機中のものを学習します（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the present training and the queue; what waits stays</source>
        <translation>今の学習とキューを停止します。待機中のものは残ります</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>While the queue trains, nothing can be removed: stop it first</source>
        <translation>キューの学習中は取り除けません。先に停止してください</translation>
    </message>
    <message>
        <source>Remove the selected trainings (Delete)</source>
        <translation>選んだ学習を取り除きます（Delete）</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Chosen: {recipe}</source>
        <translation>選択中：{recipe}</translation>
    </message>
    <message>
        <source>“{text}” is no list of seeds. Type numbers and ranges, as in 0-4, 7; at most {most}.</source>
        <translation>「{text}」はシードの一覧ではありません。0-4, 7 のように数と範囲を入力してください。最大 {most} 個です。</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end</source>
        <translation>学習中です。停止するか、終わるまで待ってください</translation>
    </message>
    <message>
        <source>Nothing waits: add a recipe</source>
        <translation>待機中のものがありません。レシピを追加してください</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>The recipe&apos;s name in the terminal and in run folders.</source>
        <translation>ターミナルと実行フォルダーで使うレシピの名前。</translation>
    </message>
    <message>
        <source>The recipe&apos;s name in the window.</source>
        <translation>ウィンドウに表示するレシピの名前。</translation>
    </message>
    <message>
        <source>The kind of network: how its layers look at the pixels.</source>
        <translation>ネットワークの種類：層がピクセルをどのように見るか。</translation>
    </message>
    <message>
        <source>Units of each hidden layer: more units can learn more, and take longer.</source>
        <translation>各隠れ層のユニット数。多いほど多くを学べますが、時間がかかります。</translation>
    </message>
    <message>
        <source>The convolutional layers: each looks at small patches of what the one before it found.</source>
        <translation>畳み込み層。前の層が見つけたものの小さな部分を順に見ます。</translation>
    </message>
    <message>
        <source>How the last feature maps become one number a class: a linear layer, or the mean of each map.</source>
        <translation>最後の特徴マップをクラスごとに 1 つの数にする方法：線形層、または各マップの平均。</translation>
    </message>
    <message>
        <source>Which images are held back for validation: the last ones, or random ones.</source>
        <translation>検証用に取っておく画像：最後の画像、または無作為に選んだ画像。</translation>
    </message>
    <message>
        <source>Order of the training images: shuffled again in each epoch, or all 0s first, then all 1s.</source>
        <translation>訓練画像の順序。エポックごとにシャッフルするか、まず 0 をすべて、次に 1 をすべて…の順に並べます。</translation>
    </message>
    <message>
        <source>Size of the steps: too small is slow, too large never settles.</source>
        <translation>ステップの大きさ。小さすぎると遅く、大きすぎると落ち着きません。</translation>
    </message>
    <message>
        <source>Share of the last step that is kept, as a rolling ball keeps its speed.</source>
        <translation>前のステップをどれだけ残すか。転がる球が勢いを保つのと同じです。</translation>
    </message>
    <message>
        <source>Looks ahead along the momentum before each step.</source>
        <translation>各ステップの前に、モーメンタムの先を見ます。</translation>
    </message>
    <message>
        <source>How long Adam remembers the direction of earlier steps.</source>
        <translation>Adam が過去のステップの向きを覚えている長さ。</translation>
    </message>
    <message>
        <source>How long Adam remembers the size of earlier steps.</source>
        <translation>Adam が過去のステップの大きさを覚えている長さ。</translation>
    </message>
    <message>
        <source>Keeps Adam&apos;s steps small where the weights hardly matter; frameworks differ in it.</source>
        <translation>重みの影響が小さい所で Adam のステップを小さく保ちます。フレームワークによって値が異なります。</translation>
    </message>
    <message>
        <source>How wrong a prediction is: surprise at the true digit, or squared distance from it.</source>
        <translation>予測の誤りの大きさ：正解の数字に対する意外さ、または距離の二乗。</translation>
    </message>
    <message>
        <source>What the recipe is good for, and its source.</source>
        <translation>このレシピの特長と出典。</translation>
    </message>
    <message>
        <source>Keeps the values of each layer in one range, so that training is faster. A GPU measures that range over each batch; a CPU, where there is much to compute, over each half of one.</source>
        <translation>各層の値を一定の範囲に保ち、学習を速くします。その範囲を、GPU はバッチ全体から、計算量の多い CPU での学習ではバッチの半分ずつから求めます。</translation>
    </message>
    <message>
        <source>The function after each layer. Without it, many layers could do no more than one.</source>
        <translation>各層の後の関数。これがないと、層を重ねても一層分のことしかできません。</translation>
    </message>
    <message>
        <source>Share of units switched off at random in each step, against overfitting.</source>
        <translation>過学習（丸暗記）を防ぐために、各ステップで無作為に止めるユニットの割合。</translation>
    </message>
    <message>
        <source>How the random weights of a new network are drawn.</source>
        <translation>新しいネットワークの重みを無作為に決める方法。</translation>
    </message>
    <message>
        <source>Range of the pixel values: 0 to 1, −1 to 1, or mean 0 and standard deviation 1.</source>
        <translation>ピクセル値の範囲：0 から 1、−1 から 1、または平均 0 ・標準偏差 1。</translation>
    </message>
    <message>
        <source>Images to learn from; fewer if the data set has fewer.</source>
        <translation>学習に使う画像の数。データセットが小さければ、それより少なくなります。</translation>
    </message>
    <message>
        <source>Images held back from training, to check how well the network reads unseen ones.</source>
        <translation>見たことのない画像をどれだけ読めるか調べるために、学習に使わない画像。</translation>
    </message>
    <message>
        <source>Digits that the network never learns from. Validation and test still ask for them.</source>
        <translation>ネットワークに学習させない数字。検証とテストには出ます。</translation>
    </message>
    <message>
        <source>People whose drawings the network never learns from. Validation and test still ask for them.</source>
        <translation>この人たちの手書きはネットワークに学習させません。検証とテストには出ます。</translation>
    </message>
    <message>
        <source>At most this many training images of each digit; 0 for all that there are.</source>
        <translation>各数字の訓練画像を最大この枚数にします。0 ならすべて使います。</translation>
    </message>
    <message>
        <source>Share of the training images that are labelled as another digit.</source>
        <translation>訓練画像のうち、別の数字のラベルを付ける割合。</translation>
    </message>
    <message>
        <source>How many times the network sees all training images.</source>
        <translation>ネットワークがすべての訓練画像を見る回数。</translation>
    </message>
    <message>
        <source>Images seen before each change of the weights.</source>
        <translation>重みを一度変えるまでに見る画像の数。</translation>
    </message>
    <message>
        <source>How the weights change to lower the loss.</source>
        <translation>損失が小さくなるように重みを変える規則。</translation>
    </message>
    <message>
        <source>How the learning rate changes during training: constant, up and down, or slowly down.</source>
        <translation>学習中の学習率の変え方：一定、上げて下げる、またはゆっくり下げる。</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, against overfitting (learning by heart).</source>
        <translation>過学習（丸暗記）を防ぐために、重みを 0 に引き寄せます。</translation>
    </message>
    <message>
        <source>Share of the target spread over all digits, so that the network does not get too sure.</source>
        <translation>目標のうち全数字に分ける割合。ネットワークの過信を抑えます。</translation>
    </message>
    <message>
        <source>Layers compute with 16-bit numbers on a device that is faster with them; weights keep 32.</source>
        <translation>16 ビットの数のほうが速いデバイスでは、層の計算を 16 ビットで行います。重みは 32 ビットのままです。</translation>
    </message>
    <message>
        <source>Moves each training image at random by up to this much.</source>
        <translation>各訓練画像を、最大でこれだけ無作為に移動します。</translation>
    </message>
    <message>
        <source>Turns each training image at random by up to this much.</source>
        <translation>各訓練画像を、最大でこれだけ無作為に回転します。</translation>
    </message>
    <message>
        <source>Enlarges or shrinks each training image at random by up to this share.</source>
        <translation>各訓練画像を、最大でこの割合だけ無作為に拡大または縮小します。</translation>
    </message>
    <message>
        <source>Slants each training image at random by up to this much.</source>
        <translation>各訓練画像を、最大でこれだけ無作為に傾けます。</translation>
    </message>
    <message>
        <source>Widens or narrows each training image&apos;s strokes at random by up to this much a side.</source>
        <translation>各訓練画像の線を、片側で最大これだけ無作為に太くまたは細くします。</translation>
    </message>
    <message>
        <source>How many times per epoch the validation images are read: points of the validation curve.</source>
        <translation>1 エポックの間に検証画像を読む回数（検証曲線の点の数）。</translation>
    </message>
    <message>
        <source>Stops early after this many epochs in which the validation loss did not improve; 0 for never.</source>
        <translation>検証損失がこのエポック数のあいだよくならなければ、早めに停止します。0 なら止まりません。</translation>
    </message>
    <message>
        <source>Ends with the weights of the epoch whose validation loss was lowest, not with the last ones.</source>
        <translation>最後の重みではなく、検証損失が最も低かったエポックの重みで終わります。</translation>
    </message>
    <message>
        <source>Decides all random numbers. Same seed, same result.</source>
        <translation>すべての乱数を決めます。同じシードなら、同じ結果になります。</translation>
    </message>
    <message>
        <source>Learns in seconds; expect about 99 %. Good first choice. Our own: three convolutions with batch normalisation, one epoch. Some digits are rewritten as people elsewhere write them, so that it reads more than MNIST&apos;s hands.</source>
        <translation>数秒で学習し、正解率は約 99 %。最初におすすめです。独自：バッチ正規化つきの畳み込み 3 層、1 エポック。一部の数字はほかの地域の書き方に書き換えられるので、MNIST の書き手以外の字も読めます。</translation>
    </message>
    <message>
        <source>The most accurate one: expect about 99.5 %; takes about eight times as long as the small CNN. Our own: a wider CNN that learns from slightly distorted images.</source>
        <translation>最も正確で、正解率は約 99.5 %。小さい CNN の約 8 倍の時間がかかります。独自：より幅の広い CNN が、少しゆがめた画像から学びます。</translation>
    </message>
    <message>
        <source>The classic first network, good for looking inside. Our own: one hidden layer of 128 units, trained with Adam.</source>
        <translation>最初の一歩となる定番のネットワークで、中を見るのに向いています。独自：128 ユニットの隠れ層一つを Adam で学習。</translation>
    </message>
    <message>
        <source>For showing augmentation. Our own: a fully connected network (512 and 256 units) that never sees the same image twice, because each is moved, turned and stretched a little.</source>
        <translation>データ拡張を見せるのに向いています。独自：全結合ネットワーク（512 と 256 ユニット）が、少しずつ移動・回転・伸縮した画像で学び、同じ画像を二度と見ません。</translation>
    </message>
    <message>
        <source>1000 sigmoid units, plain SGD: learns slowly, expect about 86 %. Deep Learning from Scratch 3 (Koki Saitoh), DeZero, step 51: MLP 784-1000-10 with sigmoid, SGD 0.01. Pixels / 255, batches of 100, 5 epochs, all 60,000 training images and no validation split. DeZero&apos;s defaults: weights drawn from N(0, 1/inputs), biases 0, images shuffled in each epoch.</source>
        <translation>シグモイド 1000 ユニット、通常の SGD。学習は遅く、正解率は約 86 %。『ゼロから作る Deep Learning ❸』（斎藤康毅）、DeZero、ステップ 51：シグモイドの MLP 784-1000-10、SGD 0.01。ピクセル / 255、バッチサイズ 100、5 エポック、訓練画像 60,000 枚すべて、検証用の分割なし。DeZero の既定値：重みは N(0, 1/入力数)、バイアスは 0、エポックごとに画像をシャッフル。</translation>
    </message>
    <message>
        <source>Two layers of 1000 ReLU units, plain SGD: expect about 93 %. Deep Learning from Scratch 3 (Koki Saitoh), DeZero, step 51: MLP 784-1000-1000-10 with ReLU, SGD 0.01. Pixels / 255, batches of 100, 5 epochs, all 60,000 training images and no validation split. DeZero&apos;s defaults: weights drawn from N(0, 1/inputs), biases 0, images shuffled in each epoch.</source>
        <translation>ReLU 1000 ユニットの層二つ、通常の SGD。正解率は約 93 %。『ゼロから作る Deep Learning ❸』（斎藤康毅）、DeZero、ステップ 51：ReLU の MLP 784-1000-1000-10、SGD 0.01。ピクセル / 255、バッチサイズ 100、5 エポック、訓練画像 60,000 枚すべて、検証用の分割なし。DeZero の既定値：重みは N(0, 1/入力数)、バイアスは 0、エポックごとに画像をシャッフル。</translation>
    </message>
    <message>
        <source>Two layers of 1000 ReLU units, Adam: expect about 98 %. Deep Learning from Scratch 3 (Koki Saitoh), DeZero, step 51: MLP 784-1000-1000-10 with ReLU, Adam 0.001 (betas 0.9 and 0.999, epsilon 1e-8). Pixels / 255, batches of 100, 5 epochs, all 60,000 training images and no validation split. DeZero&apos;s defaults: weights drawn from N(0, 1/inputs), biases 0, images shuffled in each epoch.</source>
        <translation>ReLU 1000 ユニットの層二つ、Adam。正解率は約 98 %。『ゼロから作る Deep Learning ❸』（斎藤康毅）、DeZero、ステップ 51：ReLU の MLP 784-1000-1000-10、Adam 0.001（ベータ 0.9 と 0.999、イプシロン 1e-8）。ピクセル / 255、バッチサイズ 100、5 エポック、訓練画像 60,000 枚すべて、検証用の分割なし。DeZero の既定値：重みは N(0, 1/入力数)、バイアスは 0、エポックごとに画像をシャッフル。</translation>
    </message>
    <message>
        <source>128 units, dropout: expect about 98 %. A Keras class: 784-128 ReLU, dropout 0.2, 10 softmax, cross-entropy, Adam 0.001. Pixels / 255, batches of 128, 10 epochs, the last 20 % of the training images for validation. Keras&apos; defaults: Glorot-uniform weights, biases 0, Adam&apos;s epsilon 1e-7, images shuffled in each epoch.</source>
        <translation>128 ユニット、ドロップアウト。正解率は約 98 %。Keras の授業：784-128 ReLU、ドロップアウト 0.2、10 ソフトマックス、交差エントロピー、Adam 0.001。ピクセル / 255、バッチサイズ 128、10 エポック、訓練画像の最後の 20 % を検証用。Keras の既定値：重みは Glorot 一様分布、バイアスは 0、Adam のイプシロンは 1e-7、エポックごとに画像をシャッフル。</translation>
    </message>
    <message>
        <source>64 units, small batches: how does the test accuracy change? The Keras class&apos;s exercise: its MLP with 64 units, batches of 16 and 5 epochs. All else as in keras-mlp-dropout.</source>
        <translation>64 ユニット、小さいバッチ。テスト正解率はどう変わるでしょうか。Keras の授業の演習：授業の MLP を 64 ユニット、バッチサイズ 16、5 エポックにします。その他は keras-mlp-dropout と同じです。</translation>
    </message>
    <message>
        <source>The simplest network: one linear layer, no hidden units. Its weights can be seen as pictures. PyTorch tutorial &apos;What is torch.nn really?&apos;, first model: SGD 0.5, 2 epochs, batches of 64, pixels / 255, the first 50,000 training images to learn from and the last 10,000 to validate. Weights drawn from N(0, 1/784), biases 0, as the text does by hand. Here images are shuffled in each epoch, as the text does later on.</source>
        <translation>最も単純なネットワーク。線形層一つで、隠れユニットはありません。重みを画像として見られます。PyTorch チュートリアル「What is torch.nn really？」の最初のモデル：SGD 0.5、2 エポック、バッチサイズ 64、ピクセル / 255、訓練画像の最初の 50,000 枚で学習し、最後の 10,000 枚で検証。文献の手順と同じく、重みは N(0, 1/784)、バイアスは 0。文献が後の部分で行うように、ここではエポックごとに画像をシャッフルします。</translation>
    </message>
    <message>
        <source>A small CNN, plain SGD with momentum: expect about 96 %. PyTorch tutorial &apos;What is torch.nn really?&apos;, CNN: three 3x3 convolutions with stride 2, 1-16-16-10 channels, ReLU after each, then the mean of each map; SGD 0.1 with momentum 0.9, 10 epochs, batches of 64, pixels / 255 (not standardised), 50,000 / 10,000 images. PyTorch&apos;s defaults: weights and biases of nn.Conv2d, images shuffled in each epoch.</source>
        <translation>小さな CNN、モーメンタムつき SGD。正解率は約 96 %。PyTorch チュートリアル「What is torch.nn really？」の CNN：ストライド 2 の 3x3 畳み込み三つ、1-16-16-10 チャンネル、それぞれの後に ReLU、最後に各マップの平均。SGD 0.1、モーメンタム 0.9、10 エポック、バッチサイズ 64、ピクセル / 255（標準化なし）、画像 50,000 / 10,000 枚。PyTorch の既定値：nn.Conv2d の重みとバイアス、エポックごとに画像をシャッフル。</translation>
    </message>
    <message>
        <source>Reads row by row, like a text: expect about 89 %. An RNN text: the image is read as 28 rows of 28 pixels; one tanh layer of 128, its last hidden state, one linear layer. Pixels (x - 0.5) / 0.5, a random split into 40,000 and 20,000 images, batches of 64, Adam 0.001, 2 epochs, validated once before. PyTorch&apos;s defaults: weights of nn.RNN and nn.Linear, Adam&apos;s epsilon 1e-8, images shuffled in each epoch.</source>
        <translation>文章のように一行ずつ読みます。正解率は約 89 %。RNN の教材：画像を 28 ピクセルの行 28 行として読みます。tanh 層一つ（128）、その最後の隠れ状態、線形層一つ。ピクセル (x - 0.5) / 0.5、40,000 枚と 20,000 枚に無作為に分割、バッチサイズ 64、Adam 0.001、2 エポック、学習前に一度検証。PyTorch の既定値：nn.RNN と nn.Linear の重み、Adam のイプシロン 1e-8、エポックごとに画像をシャッフル。</translation>
    </message>
    <message>
        <source>Reads row by row, with gates that decide what to remember. An RNN text: the image is read as 28 rows of 28 pixels; one LSTM layer of 128, its last hidden state, one linear layer. Pixels (x - 0.5) / 0.5, a random split into 40,000 and 20,000 images, batches of 64, Adam 0.001, 2 epochs, validated once before. PyTorch&apos;s defaults: weights of nn.LSTM and nn.Linear, Adam&apos;s epsilon 1e-8, images shuffled in each epoch.</source>
        <translation>一行ずつ読み、何を覚えるかをゲートが決めます。RNN の教材：画像を 28 ピクセルの行 28 行として読みます。LSTM 層一つ（128）、その最後の隠れ状態、線形層一つ。ピクセル (x - 0.5) / 0.5、40,000 枚と 20,000 枚に無作為に分割、バッチサイズ 64、Adam 0.001、2 エポック、学習前に一度検証。PyTorch の既定値：nn.LSTM と nn.Linear の重み、Adam のイプシロン 1e-8、エポックごとに画像をシャッフル。</translation>
    </message>
    <message>
        <source>Small fast CNN</source>
        <translation>小さくて速い CNN</translation>
    </message>
    <message>
        <source>Share of 0s, 1s, 4s, 7s and 9s that are rewritten as people elsewhere write them: slashed 0s, 1s with a flag, crossed 7s, 9s with a hook.</source>
        <translation>0・1・4・7・9 のうち、ほかの地域の書き方に書き換える割合：斜線のある 0、旗のある 1、横棒のある 7、かぎのある 9 など。</translation>
    </message>
    <message>
        <source>Accurate CNN</source>
        <translation>正確な CNN</translation>
    </message>
    <message>
        <source>Two-layer MLP</source>
        <translation>2 層 MLP</translation>
    </message>
    <message>
        <source>MLP on distorted images</source>
        <translation>ゆがめた画像で学ぶ MLP</translation>
    </message>
    <message>
        <source>DeZero step 51: sigmoid, SGD</source>
        <translation>DeZero ステップ 51：シグモイド、SGD</translation>
    </message>
    <message>
        <source>DeZero step 51: ReLU, SGD</source>
        <translation>DeZero ステップ 51：ReLU、SGD</translation>
    </message>
    <message>
        <source>DeZero step 51: ReLU, Adam</source>
        <translation>DeZero ステップ 51：ReLU、Adam</translation>
    </message>
    <message>
        <source>Keras: MLP with dropout</source>
        <translation>Keras：ドロップアウト付き MLP</translation>
    </message>
    <message>
        <source>Keras: the exercise</source>
        <translation>Keras：演習</translation>
    </message>
    <message>
        <source>PyTorch tutorial: linear</source>
        <translation>PyTorch チュートリアル：線形</translation>
    </message>
    <message>
        <source>PyTorch tutorial: CNN</source>
        <translation>PyTorch チュートリアル：CNN</translation>
    </message>
    <message>
        <source>RNN reads row by row</source>
        <translation>一行ずつ読む RNN</translation>
    </message>
    <message>
        <source>LSTM reads row by row</source>
        <translation>一行ずつ読む LSTM</translation>
    </message>
</context>
<context>
    <name>RecipeBox</name>
    <message>
        <source>Our own</source>
        <translation>独自</translation>
    </message>
</context>
<context>
    <name>RecipeEditor</name>
    <message>
        <source>Different from the recipe: {count}</source>
        <translation>レシピと異なる設定：{count}</translation>
    </message>
    <message>
        <source>All settings as in the recipe</source>
        <translation>すべてレシピどおりの設定です</translation>
    </message>
    <message>
        <source>impossible: {count}</source>
        <translation>不可能：{count}</translation>
    </message>
    <message>
        <source>What you change is used by the next training.</source>
        <translation>変更は次の学習から使われます。</translation>
    </message>
    <message>
        <source>Training: settings can be changed when it has ended.</source>
        <translation>学習中です。設定は終了後に変更できます。</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>すべての設定</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Show only settings that contain these words (Ctrl+F)</source>
        <translation>これらの言葉を含む設定だけを表示します（Ctrl+F）</translation>
    </message>
    <message>
        <source>Go to the group {group}</source>
        <translation>グループ「{group}」へ移動</translation>
    </message>
    <message>
        <source>No setting of this recipe contains these words.</source>
        <translation>これらの言葉を含む設定はこのレシピにありません。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undo the latest change (Ctrl+Z)</source>
        <translation>最後の変更を元に戻します（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Close this window; your changes are kept (Esc)</source>
        <translation>ウィンドウを閉じます。変更はそのまま残ります（Esc）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Make the change again (Ctrl+Shift+Z)</source>
        <translation>変更をやり直します（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>すべて戻す</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>すべての設定を戻す</translation>
    </message>
    <message>
        <source>Give all settings the recipe&apos;s own values</source>
        <translation>すべての設定をレシピの値に戻します</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>RecipeFields</name>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <source>Randomness</source>
        <translation>乱数</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>表示名</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Kind of network</source>
        <translation>ネットワークの種類</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>隠れユニット</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>畳み込み</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>バッチ正規化</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>最後の層</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>活性化関数</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>ドロップアウト</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初期化</translation>
    </message>
    <message>
        <source>Pixel values</source>
        <translation>ピクセル値</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>訓練画像</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>検証画像</translation>
    </message>
    <message>
        <source>Held back for validation</source>
        <translation>検証用に取っておく画像</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除く数字</translation>
    </message>
    <message>
        <source>Writers left out</source>
        <translation>除く人</translation>
    </message>
    <message>
        <source>Images of each digit</source>
        <translation>各数字の画像数</translation>
    </message>
    <message>
        <source>Wrong labels</source>
        <translation>誤ったラベル</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>順序</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モーメンタム</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>ネステロフのモーメンタム</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>ベータ 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>ベータ 2</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>イプシロン</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>ラベル平滑化</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>混合精度</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>拡大・縮小</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>せん断</translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation>線の太さ</translation>
    </message>
    <message>
        <source>Written forms</source>
        <translation>字形</translation>
    </message>
    <message>
        <source>Validations per epoch</source>
        <translation>エポックごとの検証回数</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>我慢の回数</translation>
    </message>
    <message>
        <source>Keep the best weights</source>
        <translation>最もよい重みを残す</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>{recipe}, taught</source>
        <translation>{recipe}（教えたもの）</translation>
    </message>
    <message>
        <source>images</source>
        <translation>枚</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <source>units</source>
        <translation>ユニット</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Fully connected (MLP)</source>
        <translation>全結合（MLP）</translation>
    </message>
    <message>
        <source>Convolutional (CNN)</source>
        <translation>畳み込み（CNN）</translation>
    </message>
    <message>
        <source>Recurrent (RNN)</source>
        <translation>再帰型（RNN）</translation>
    </message>
    <message>
        <source>Recurrent (LSTM)</source>
        <translation>再帰型（LSTM）</translation>
    </message>
    <message>
        <source>Recurrent (GRU)</source>
        <translation>再帰型（GRU）</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>シグモイド</translation>
    </message>
    <message>
        <source>Linear layer</source>
        <translation>線形層</translation>
    </message>
    <message>
        <source>Mean of each map</source>
        <translation>各マップの平均</translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation>PyTorch の既定値</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Glorot 一様分布</translation>
    </message>
    <message>
        <source>Normal (1 / inputs)</source>
        <translation>正規分布（1 / 入力数）</translation>
    </message>
    <message>
        <source>Standardised</source>
        <translation>標準化</translation>
    </message>
    <message>
        <source>Writers: {names}</source>
        <translation>書いた人：{names}</translation>
    </message>
    <message>
        <source>A fully connected network needs a hidden layer.</source>
        <translation>全結合ネットワークには隠れ層が必要です。</translation>
    </message>
    <message>
        <source>{field} takes classes among {classes}.</source>
        <translation>{field}に使えるクラスは {classes} です。</translation>
    </message>
    <message>
        <source>{field} takes at most {most} classes.</source>
        <translation>{field}に使えるクラスは最大 {most} 個です。</translation>
    </message>
    <message>
        <source>These data do not say who wrote an image.</source>
        <translation>このデータでは、誰が書いた画像か分かりません。</translation>
    </message>
    <message>
        <source>There are no drawings by {unknown}, only by {writers}.</source>
        <translation>{unknown} の手書きはありません（書いた人：{writers}）。</translation>
    </message>
    <message>
        <source>No training image is left. Leave out fewer writers.</source>
        <translation>訓練画像が残りません。除く人を減らしてください。</translation>
    </message>
    <message>
        <source>No training image of {classes} is left. Leave out fewer writers.</source>
        <translation>{classes} の訓練画像が残りません。除く人を減らしてください。</translation>
    </message>
    <message>
        <source>The mean of each map needs {channels} channels in the last convolution.</source>
        <translation>各マップの平均には、最後の畳み込みに {channels} チャンネルが必要です。</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 から 1</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 から 1</translation>
    </message>
    <message>
        <source>The last images</source>
        <translation>最後の画像</translation>
    </message>
    <message>
        <source>Random images</source>
        <translation>無作為な画像</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>シャッフル</translation>
    </message>
    <message>
        <source>Sorted by digit</source>
        <translation>数字の順</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>Up and down (one cycle)</source>
        <translation>上げて下げる（ワンサイクル）</translation>
    </message>
    <message>
        <source>Slowly down (cosine)</source>
        <translation>ゆっくり下げる（コサイン）</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交差エントロピー</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>二乗誤差</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>{low} から {high} までの整数</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>{low} から {high} までの数</translation>
    </message>
    <message>
        <source>one of {options}</source>
        <translation>{options} のいずれか</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>オンまたはオフ</translation>
    </message>
    <message>
        <source>up to {most} whole numbers from {low} to {high}, as in 128, 64</source>
        <translation>{low} から {high} までの整数を {most} 個まで（例：128, 64）</translation>
    </message>
    <message>
        <source>{fewest} to {most} different names</source>
        <translation>異なる名前を {fewest} から {most} 個</translation>
    </message>
    <message>
        <source>up to {most} names of digits, as in 7, 8; empty for none</source>
        <translation>最大 {most} 個の数字の名前（例：7, 8）。空欄ならなし</translation>
    </message>
    <message>
        <source>up to {most} layers such as 32k3s1p2 (32 channels, kernel 3, stride 1, pooling 2; kernels odd, up to 9) that leave at least one pixel of the image</source>
        <translation>32k3s1p2（32 チャンネル、カーネル 3、ストライド 1、プーリング 2。カーネルは 9 までの奇数）のような層を {most} 個まで。画像が 1 ピクセル以上残ること</translation>
    </message>
    <message>
        <source>a text of at most {most} characters</source>
        <translation>{most} 文字以内のテキスト</translation>
    </message>
    <message>
        <source>up to {most} names of writers, as in Anna, Ben; empty for none. A name with a comma stands in double quotes</source>
        <translation>最大 {most} 人の書いた人の名前（例：花子, 太郎）。空欄ならなし。コンマを含む名前は二重引用符で囲みます</translation>
    </message>
    <message>
        <source>{field} takes {allowed}.</source>
        <translation>{field}に使える値：{allowed}。</translation>
    </message>
    <message>
        <source>Batch normalisation needs a larger batch.</source>
        <translation>バッチ正規化にはもっと大きいバッチが必要です。</translation>
    </message>
    <message>
        <source>There is no setting “{field}”.</source>
        <translation>「{field}」という設定はありません。</translation>
    </message>
    <message>
        <source>There is no recipe “{value}”.</source>
        <translation>「{value}」というレシピはありません。</translation>
    </message>
    <message>
        <source>It is no table of settings.</source>
        <translation>設定の表ではありません。</translation>
    </message>
    <message>
        <source>{field} comes from the data set.</source>
        <translation>{field}はデータセットで決まります。</translation>
    </message>
    <message>
        <source>Nesterov momentum needs a momentum above 0.</source>
        <translation>ネステロフのモーメンタムには 0 より大きいモーメンタムが必要です。</translation>
    </message>
    <message>
        <source>A convolutional network needs at least one layer.</source>
        <translation>畳み込みネットワークには少なくとも一つの層が必要です。</translation>
    </message>
    <message>
        <source>A recurrent network takes one number.</source>
        <translation>再帰型ネットワークには数を一つだけ指定します。</translation>
    </message>
    <message>
        <source>No training image is left. Leave out fewer digits.</source>
        <translation>訓練画像が残りません。除く数字を減らしてください。</translation>
    </message>
    <message>
        <source>{channels} maps, {kernel}×{kernel}</source>
        <translation>{channels} マップ、{kernel}×{kernel}</translation>
    </message>
    <message>
        <source>, stride {stride}</source>
        <translation>、ストライド {stride}</translation>
    </message>
    <message>
        <source>, pooling {pool}×{pool}</source>
        <translation>、プール {pool}×{pool}</translation>
    </message>
    <message>
        <source>{layer} → {side}×{side}</source>
        <translation>{layer} → {side}×{side}</translation>
    </message>
</context>
<context>
    <name>RecipeNote</name>
    <message>
        <source>On MNIST: {about}</source>
        <translation>MNIST の場合：{about}</translation>
    </message>
    <message>
        <source>About this recipe</source>
        <translation>このレシピについて</translation>
    </message>
    <message>
        <source>Where this recipe comes from, and what was published</source>
        <translation>このレシピの出典と公表値</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公表値</translation>
    </message>
</context>
<context>
    <name>ReplayController</name>
    <message>
        <source>Cancelled before the end of the file</source>
        <translation>ファイルの途中でキャンセルしました</translation>
    </message>
</context>
<context>
    <name>ReplayReport</name>
    <message>
        <source>Test: {file}</source>
        <translation>テスト：{file}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>{count} drawings read</source>
        <translation>手書き {count} 枚を読み取りました</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>手書き {count} 枚</translation>
    </message>
    <message>
        <source>{count} without label</source>
        <translation>ラベルなし {count} 枚</translation>
    </message>
    <message>
        <source>{count} with a label that the network does not know</source>
        <translation>ネットワークが知らないラベルのもの {count} 枚</translation>
    </message>
    <message>
        <source>How much of the file has been read</source>
        <translation>ファイルをどこまで読んだか</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Stop reading; what was read so far stays</source>
        <translation>読み取りをやめます。それまでの結果は残ります</translation>
    </message>
    <message>
        <source>Close this report</source>
        <translation>このレポートを閉じます</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{percent} read correctly</source>
        <translation>{percent} を正しく読み取りました</translation>
    </message>
    <message>
        <source>Lines left out: {count}, the first: line {line}</source>
        <translation>読めない行：{count}、最初は {line} 行目</translation>
    </message>
    <message>
        <source>Lines left out: {lines}</source>
        <translation>読めない行：{lines}</translation>
    </message>
    <message>
        <source>Rows: really (target). Columns: read as (predicted).</source>
        <translation>行：正解（ターゲット）。列：読んだ数字（予測）。</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>比べるものがまだありません</translation>
    </message>
    <message>
        <source>Choose a cell to see its drawings.</source>
        <translation>マスを選ぶと手書きが見られます。</translation>
    </message>
    <message>
        <source>without label</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>{meant}, but the window is not sure: {count} drawings.</source>
        <translation>{meant} だが「わからない」とした手書き：{count} 枚。</translation>
    </message>
    <message>
        <source>{meant} read as {read}: {count} drawings.</source>
        <translation>{meant} を {read} と読んだ手書き：{count} 枚。</translation>
    </message>
    <message>
        <source>The first {shown} are shown.</source>
        <translation>最初の {shown} 枚を表示しています。</translation>
    </message>
    <message>
        <source>Click one to put it on the canvas.</source>
        <translation>クリックするとキャンバスに置かれます。</translation>
    </message>
</context>
<context>
    <name>ResultLinks</name>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Train from these weights to the end of epoch {epochs}</source>
        <translation>この重みから、エポック {epochs} の終わりまで学習します</translation>
    </message>
    <message>
        <source>See its mistake</source>
        <translation>間違い 1 枚を見る</translation>
    </message>
    <message>
        <source>1 mistake</source>
        <translation>間違い 1 枚</translation>
    </message>
    <message>
        <source>See its {count} mistakes</source>
        <translation>間違い {count} 枚を見る</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>間違い {count} 枚</translation>
    </message>
    <message>
        <source>The test images that it reads wrongly</source>
        <translation>読み間違えたテスト画像</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Read correctly before and after</source>
        <translation>前後で正しく読まれた数</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>自分の手書き</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>取り置き</translation>
    </message>
    <message>
        <source>{before} → {after} of {count}</source>
        <translation>{count} 枚中 {before} → {after}</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Back to the network before</source>
        <translation>前のネットワークに戻す</translation>
    </message>
    <message>
        <source>Predict with the weights from before the lesson</source>
        <translation>教える前の重みで予測します</translation>
    </message>
    <message>
        <source>Use the taught network</source>
        <translation>教えたネットワークを使う</translation>
    </message>
    <message>
        <source>Predict with the weights after the lesson again</source>
        <translation>教えた後の重みで再び予測します</translation>
    </message>
    <message>
        <source>It reads {after} of these {count} drawings correctly (before: {before})</source>
        <translation>この {count} 枚のうち {after} 枚を正しく読みます（以前：{before} 枚）</translation>
    </message>
    <message>
        <source>It has forgotten nothing: {after} % of {data}, as before</source>
        <translation>何も忘れていません：{data}の {after} %（以前と同じ）</translation>
    </message>
    <message>
        <source>It has forgotten nothing: {after} % of {data} (before: {before} %)</source>
        <translation>何も忘れていません：{data}の {after} %（以前：{before} %）</translation>
    </message>
    <message>
        <source>What it forgot: {after} % of {data} (before: {before} %)</source>
        <translation>忘れた分：{data}の {after} %（以前：{before} %）</translation>
    </message>
    <message>
        <source>All were read correctly before, so there was little to learn.</source>
        <translation>すべて以前から正しく読まれていたので、学ぶことはほとんどありませんでした。</translation>
    </message>
    <message>
        <source>{right} now right, {wrong} now wrong, {still} still wrong</source>
        <translation>正しくなった：{right}、間違いになった：{wrong}、まだ間違い：{still}</translation>
    </message>
</context>
<context>
    <name>Robustness</name>
    <message>
        <source>Why convolution?</source>
        <translation>なぜ畳み込み？</translation>
    </message>
    <message>
        <source>A CNN looks for the same strokes at every place of the image; an MLP learns each place by itself. These two learnt from the same images, none of them moved or turned.</source>
        <translation>CNN は画像のどこでも同じ線を探します。MLP は場所ごとに別々に学びます。この二つは同じ画像から学びました。動かしたり回したりした画像はありません。</translation>
    </message>
    <message>
        <source>&amp;Change:</source>
        <translation>変化(&amp;C)：</translation>
    </message>
    <message>
        <source>What is done to the drawing and to the test images</source>
        <translation>書いた数字とテスト画像に加える変化</translation>
    </message>
    <message>
        <source>The MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>The CNN</source>
        <translation>CNN</translation>
    </message>
    <message>
        <source>Both about the same</source>
        <translation>どちらも同じくらい</translation>
    </message>
    <message>
        <source>Read {count} test images</source>
        <translation>テスト画像 {count} 枚を読む</translation>
    </message>
    <message>
        <source>The two networks are being loaded…</source>
        <translation>二つのネットワークを読み込んでいます…</translation>
    </message>
    <message>
        <source>Loading the test images…</source>
        <translation>テスト画像を読み込んでいます…</translation>
    </message>
    <message>
        <source>Reading {images} test images, more and more changed…</source>
        <translation>テスト画像 {images} 枚を、変化を大きくしながら読んでいます…</translation>
    </message>
    <message>
        <source>{data} holds other classes than digits, which the two networks read. Choose MNIST as data in the main window.</source>
        <translation>{data} には数字以外のクラスが含まれています。二つのネットワークは数字を読みます。メインウィンドウのデータで MNIST を選んでください。</translation>
    </message>
    <message>
        <source>Point at the curves: your drawing and the figures follow.</source>
        <translation>曲線を指してください。書いた数字と数値が変わります。</translation>
    </message>
    <message>
        <source>The network in use reads other classes than {data} holds: it has no curve.</source>
        <translation>使用中のネットワークは {data} と違うクラスを読むため、曲線がありません。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>Thickness of the strokes</source>
        <translation>線の太さ</translation>
    </message>
    <message>
        <source>shift in pixels</source>
        <translation>移動（ピクセル）</translation>
    </message>
    <message>
        <source>turn in degrees</source>
        <translation>回転（度）</translation>
    </message>
    <message>
        <source>pixels on each side of a stroke: thinner – thicker</source>
        <translation>線の両側のピクセル数：細い – 太い</translation>
    </message>
    <message>
        <source>{amount} px thinner</source>
        <translation>{amount} px 細い</translation>
    </message>
    <message>
        <source>{amount} px thicker</source>
        <translation>{amount} px 太い</translation>
    </message>
    <message>
        <source>All test digits move by 3 pixels. Which network loses more?</source>
        <translation>すべてのテスト画像が 3 ピクセル動きます。どちらのネットワークの正解率が大きく下がる？</translation>
    </message>
    <message>
        <source>All test digits turn by 30 degrees. Which network loses more?</source>
        <translation>すべてのテスト画像が 30 度回ります。どちらのネットワークの正解率が大きく下がる？</translation>
    </message>
    <message>
        <source>All strokes get thicker by 1 pixel on each side. Which network loses more?</source>
        <translation>すべての線が両側に 1 ピクセルずつ太くなります。どちらのネットワークの正解率が大きく下がる？</translation>
    </message>
    <message>
        <source>Moved by 3 pixels, the MLP still reads {mlp} of {images} test images, the CNN {cnn}.</source>
        <translation>3 ピクセル動かすと、テスト画像 {images} 枚のうち MLP は {mlp}、CNN は {cnn} を正しく読みます。</translation>
    </message>
    <message>
        <source>Turned by 30 degrees, the MLP still reads {mlp} of {images} test images, the CNN {cnn}.</source>
        <translation>30 度回すと、テスト画像 {images} 枚のうち MLP は {mlp}、CNN は {cnn} を正しく読みます。</translation>
    </message>
    <message>
        <source>With thicker strokes, the MLP still reads {mlp} of {images} test images, the CNN {cnn}.</source>
        <translation>線を太くすると、テスト画像 {images} 枚のうち MLP は {mlp}、CNN は {cnn} を正しく読みます。</translation>
    </message>
</context>
<context>
    <name>RobustnessBody</name>
    <message>
        <source>Your drawing</source>
        <translation>書いた数字</translation>
    </message>
    <message>
        <source>What all three networks read: the change comes after centring</source>
        <translation>三つのネットワークが読む画像。変化は中央に寄せた後に加わります</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>使用中のネットワーク</translation>
    </message>
    <message>
        <source>Ready-made: a weight of its own for each pixel and hidden unit</source>
        <translation>付属：ピクセルと隠れユニットの組ごとに別の重み</translation>
    </message>
    <message>
        <source>Ready-made: the same small filters at every place of the image</source>
        <translation>付属：画像のどこでも同じ小さなフィルター</translation>
    </message>
    <message>
        <source>The network in use</source>
        <translation>使用中のネットワーク</translation>
    </message>
    <message>
        <source>Change your &amp;drawing:</source>
        <translation>書いた数字を変える(&amp;D)：</translation>
    </message>
    <message>
        <source>Changes your drawing, not the canvas (arrow keys; Page Up, Page Down)</source>
        <translation>書いた数字の画像を変えます。キャンバスは変わりません（矢印キー、Page Up、Page Down）</translation>
    </message>
</context>
<context>
    <name>RowPlayer</name>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Play row by row</source>
        <translation>1 行ずつ再生</translation>
    </message>
    <message>
        <source>One row back</source>
        <translation>1 行戻る</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>One row forward</source>
        <translation>1 行進む</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>読んだ行の数</translation>
    </message>
    <message>
        <source>How many rows of the drawing the network has read (Home, End, ←, →)</source>
        <translation>ネットワークが書いた数字を何行目まで読んだか（Home、End、←、→）</translation>
    </message>
</context>
<context>
    <name>RowsStrip</name>
    <message>
        <source>Your drawing</source>
        <translation>書いた数字</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶</translation>
    </message>
    <message>
        <source>If it ended here</source>
        <translation>ここまでなら</translation>
    </message>
    <message>
        <source>The network reads your drawing row by row: press play.
Beside each row stands what it remembers then, and the digit that it would say
if your drawing ended there. Click a row to go there, a unit to see its sum.</source>
        <translation>ネットワークは書いた数字を 1 行ずつ読みます。再生してみましょう。
各行の横は、そのときの記憶と、そこで終わっていたら答える数字です。
行をクリックするとその行へ移り、ユニットをクリックすると計算が見られます。</translation>
    </message>
    <message>
        <source>Your drawing, read row by row</source>
        <translation>1 行ずつ読まれる数字</translation>
    </message>
    <message>
        <source>Previous units</source>
        <translation>前のユニット</translation>
    </message>
    <message>
        <source>Previous units (Page Up)</source>
        <translation>前のユニット（Page Up）</translation>
    </message>
    <message>
        <source>Next units</source>
        <translation>次のユニット</translation>
    </message>
    <message>
        <source>Next units (Page Down)</source>
        <translation>次のユニット（Page Down）</translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation>1 行ずつ</translation>
    </message>
    <message>
        <source>No row read yet: the memory is empty</source>
        <translation>まだ 1 行も読んでいません：記憶は空です</translation>
    </message>
    <message>
        <source>No prediction: the sums are infinite or not numbers</source>
        <translation>予測なし：合計が無限大か、数ではありません</translation>
    </message>
    <message>
        <source>From the first row on it says {digit}</source>
        <translation>最初の行からずっと {digit} と答えます</translation>
    </message>
    <message>
        <source>Only after the last row it says {digit}</source>
        <translation>最後の行を読んではじめて {digit} と答えます</translation>
    </message>
    <message>
        <source>After row {row} it says {digit} and stays with it</source>
        <translation>{row} 行目で {digit} と答え、もう変わりません</translation>
    </message>
    <message>
        <source>After row {row}: no prediction</source>
        <translation>{row} 行目の後：予測なし</translation>
    </message>
    <message>
        <source>If it ended after row {row}: {digit} with {share}</source>
        <translation>{row} 行目で終わりなら：{digit}（{share}）</translation>
    </message>
    <message>
        <source>Row {row}, column {column} of your drawing: {value}</source>
        <translation>書いた数字の {row} 行目、{column} 列目：{value}</translation>
    </message>
    <message>
        <source>Unit {unit} after row {row}: {value}</source>
        <translation>{row} 行目の後のユニット {unit}：{value}</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Remove these runs&apos; curves from the plots</source>
        <translation>これらの実行の曲線をグラフから取り除きます</translation>
    </message>
    <message>
        <source>Hide curves</source>
        <translation>曲線を隠す</translation>
    </message>
    <message>
        <source>Show these runs&apos; curves beside the present ones</source>
        <translation>これらの実行の曲線を今の曲線と並べて表示します</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>曲線を表示</translation>
    </message>
    <message>
        <source>Use weights</source>
        <translation>重みを使う</translation>
    </message>
    <message>
        <source>Predict with this run&apos;s weights</source>
        <translation>この実行の重みで予測します</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返す</translation>
    </message>
    <message>
        <source>This run taught drawings to a network. To repeat it, use Training, Teach it mine</source>
        <translation>この実行はネットワークに手書きを教えたものです。繰り返すには「学習」の「自分の字を教える」を選びます</translation>
    </message>
    <message>
        <source>Possible when the present training has ended</source>
        <translation>今の学習が終わるとできます</translation>
    </message>
    <message>
        <source>Train again with this run&apos;s recipe, settings and seed</source>
        <translation>この実行のレシピ、設定、シードでもう一度学習します</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Give this run a name</source>
        <translation>この実行に名前を付けます</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the rows as text for a table</source>
        <translation>行を表用のテキストとしてコピーします</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Show this run&apos;s files in the file manager</source>
        <translation>この実行のファイルをファイルマネージャーで表示します</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete; can be undone</source>
        <translation>削除します。元に戻せます</translation>
    </message>
    <message>
        <source>Undo the last deletion</source>
        <translation>最後の削除を元に戻します</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>RunChoices</name>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>The network and how it is trained</source>
        <translation>ネットワークとその学習方法</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始点</translation>
    </message>
    <message>
        <source>Computer-drawn digits</source>
        <translation>コンピューターが書いた数字</translation>
    </message>
    <message>
        <source>Digits that the app draws itself; no internet needed</source>
        <translation>アプリが自分で書いた数字。インターネット接続は不要です</translation>
    </message>
    <message>
        <source>New network</source>
        <translation>新しく学習</translation>
    </message>
    <message>
        <source>Keep training this one</source>
        <translation>続けて学習</translation>
    </message>
    <message>
        <source>Keep training from step {step}</source>
        <translation>ステップ {step} から続ける</translation>
    </message>
    <message>
        <source>The network in use has other layers than this recipe</source>
        <translation>使用中のネットワークは、このレシピと層の構成が違います</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>自分の手書き</translation>
    </message>
    <message>
        <source>The labels of your own drawings: {labels}. {count} drawings</source>
        <translation>自分の手書きのラベル：{labels}。手書き {count} 枚</translation>
    </message>
    <message>
        <source>My drawings (two labels needed)</source>
        <translation>自分の手書き（ラベルが 2 つ必要）</translation>
    </message>
    <message>
        <source>Two labels with {fewest} drawings each are needed. Draw, and label the drawings at the canvas or in My drawings</source>
        <translation>ラベルが 2 つ、それぞれ手書きが {fewest} 枚必要です。書いて、キャンバスか「自分の手書き」でラベルを付けてください</translation>
    </message>
    <message>
        <source>{name} (this computer)</source>
        <translation>{name}（この PC）</translation>
    </message>
    <message>
        <source>From {folder}. Choose it again for another folder</source>
        <translation>{folder} から。別のフォルダーにするには、もう一度選びます</translation>
    </message>
    <message>
        <source>The part of this computer that trains</source>
        <translation>学習に使うデバイス</translation>
    </message>
    <message>
        <source>Graphics card found: {name}</source>
        <translation>見つかったグラフィックカード：{name}</translation>
    </message>
    <message>
        <source>This computer has an NVIDIA graphics card, but the installed PyTorch can only use the processor.</source>
        <translation>このコンピューターには NVIDIA のグラフィックカードがありますが、インストールされている PyTorch はプロセッサーしか使えません。</translation>
    </message>
    <message>
        <source>To train on the graphics card, close MNIST Draw and run in its folder:</source>
        <translation>グラフィックカードで学習するには、MNIST Draw を閉じて、そのフォルダーで次を実行してください：</translation>
    </message>
    <message>
        <source>For cards older than the GTX 16 series write cu126 instead of cu130. pytorch.org lists more.</source>
        <translation>GTX 16 シリーズより古いカードでは cu130 の代わりに cu126 と書きます。ほかの版は pytorch.org にあります。</translation>
    </message>
    <message>
        <source>The images to learn from</source>
        <translation>学習に使う画像</translation>
    </message>
    <message>
        <source>Start with a new network (random weights), or train the one in use further</source>
        <translation>新しいネットワーク（無作為な重み）で始めるか、使用中のネットワークの学習を続けます</translation>
    </message>
    <message>
        <source>MNIST (automatic)</source>
        <translation>MNIST（自動）</translation>
    </message>
    <message>
        <source>Scanned digits; downloaded once, 12 MB</source>
        <translation>スキャンした数字。一度だけダウンロードします（12 MB）</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選ぶ…</translation>
    </message>
    <message>
        <source>An archive such as mnist.npz, or drawings with labels (.jsonl)</source>
        <translation>mnist.npz のようなアーカイブ、またはラベル付きの手書き（.jsonl）</translation>
    </message>
    <message>
        <source>File with a data set</source>
        <translation>データセットのファイル</translation>
    </message>
    <message>
        <source>Folder with a data set (IDX files)</source>
        <translation>データセットのフォルダー（IDX ファイル）</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>フォルダーを選ぶ…</translation>
    </message>
    <message>
        <source>{data} and own drawings</source>
        <translation>{data}と自分の手書き</translation>
    </message>
    <message>
        <source>MNIST + pen strokes</source>
        <translation>MNIST とペンの筆跡</translation>
    </message>
    <message>
        <source>UNIPEN capitals</source>
        <translation>UNIPEN の大文字</translation>
    </message>
</context>
<context>
    <name>RunControls</name>
    <message>
        <source>Resume the training (Ctrl+P)</source>
        <translation>学習を再開します（Ctrl+P）</translation>
    </message>
    <message>
        <source>Pause the training (Ctrl+P)</source>
        <translation>学習を一時停止します（Ctrl+P）</translation>
    </message>
    <message>
        <source>Cancel before the training starts (Ctrl+.)</source>
        <translation>学習が始まる前に取りやめます（Ctrl+.）</translation>
    </message>
    <message>
        <source>End the training; the network stays in use as it is now (Ctrl+.)</source>
        <translation>学習を終えます。今のネットワークは引き続き使われます（Ctrl+.）</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>学習を続ける</translation>
    </message>
    <message>
        <source>Keep training (+1 epoch)</source>
        <translation>学習を続ける（+1 エポック）</translation>
    </message>
    <message>
        <source>Keep training (+{epochs} epochs)</source>
        <translation>学習を続ける（+{epochs} エポック）</translation>
    </message>
    <message>
        <source>Keep training the network in use (Ctrl+T)</source>
        <translation>使用中のネットワークの学習を続けます（Ctrl+T）</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Train a new network that starts with random weights (Ctrl+T)</source>
        <translation>無作為な重みで始まる新しいネットワークを学習します（Ctrl+T）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Train a new network</source>
        <translation>新しく学習</translation>
    </message>
</context>
<context>
    <name>RunTitle</name>
    <message>
        <source>{run} (continued)</source>
        <translation>{run}（続き）</translation>
    </message>
</context>
<context>
    <name>RunsController</name>
    <message>
        <source>Predicting with the weights of “{name}”</source>
        <translation>「{name}」の重みで予測しています</translation>
    </message>
    <message>
        <source>More than {most} curves cannot be told apart: {count} are not shown. Hide some to make room</source>
        <translation>{most} 本を超える曲線は見分けられないため、{count} 本は表示していません。ほかの曲線を隠すと表示できます</translation>
    </message>
    <message>
        <source>“{name}” cannot be repeated: its table of changes (changes.csv) is damaged</source>
        <translation>「{name}」は繰り返せません。変更の表（changes.csv）が壊れています</translation>
    </message>
</context>
<context>
    <name>RunsTableModel</name>
    <message>
        <source>Its weights predict now</source>
        <translation>今この重みで予測しています</translation>
    </message>
    <message>
        <source>Shows this run&apos;s curves beside the present ones</source>
        <translation>この実行の曲線を今の曲線と並べて表示します</translation>
    </message>
    <message>
        <source>Curves of {run}</source>
        <translation>{run} の曲線</translation>
    </message>
    <message>
        <source>{folder}
Double-click to rename</source>
        <translation>{folder}
ダブルクリックで名前を変更</translation>
    </message>
    <message>
        <source>same settings</source>
        <translation>同じ設定</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 件の変更</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} 件の変更</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>選択中</translation>
    </message>
    <message>
        <source>They were tested on other images</source>
        <translation>別の画像でテストされています</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} ポイント</translation>
    </message>
    <message>
        <source>{points}, {mistakes}</source>
        <translation>{points}、{mistakes}</translation>
    </message>
    <message>
        <source>as many mistakes</source>
        <translation>間違いは同数</translation>
    </message>
    <message>
        <source>1 more mistake</source>
        <translation>間違いが 1 枚多い</translation>
    </message>
    <message>
        <source>1 fewer mistake</source>
        <translation>間違いが 1 枚少ない</translation>
    </message>
    <message>
        <source>{count} more mistakes</source>
        <translation>間違いが {count} 枚多い</translation>
    </message>
    <message>
        <source>{count} fewer mistakes</source>
        <translation>間違いが {count} 枚少ない</translation>
    </message>
    <message>
        <source>another network</source>
        <translation>別のネットワーク</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}、ステップ {step}</translation>
    </message>
    <message>
        <source>{right} of {count} read correctly; {taught} more were taught, so they are no test</source>
        <translation>{count} 枚中 {right} 枚を正しく読みました。ほかの {taught} 枚は教えたものなので、テストになりません</translation>
    </message>
    <message>
        <source>{right} of {count} read correctly</source>
        <translation>{count} 枚中 {right} 枚を正しく読みました</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>Whether its curves are shown</source>
        <translation>曲線が表示されているかどうか</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>The run&apos;s name: double-click to change it</source>
        <translation>実行の名前。ダブルクリックで変更できます</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Whether its weights predict now</source>
        <translation>この重みで今予測しているか</translation>
    </message>
    <message>
        <source>Against the selected</source>
        <translation>選択した実行との差</translation>
    </message>
    <message>
        <source>Its test compared with that of the selected run: accuracy in percentage points, and mistakes</source>
        <translation>選択した実行とのテストの比較：正解率の差（パーセントポイント）と間違いの数</translation>
    </message>
    <message>
        <source>Continued from</source>
        <translation>続きの元</translation>
    </message>
    <message>
        <source>The run whose weights it began with</source>
        <translation>学習を始めたときの重みを作った実行</translation>
    </message>
    <message>
        <source>Different from now</source>
        <translation>今の設定との違い</translation>
    </message>
    <message>
        <source>Settings of this run that differ from the settings now</source>
        <translation>この実行の設定のうち、今の設定と異なるもの</translation>
    </message>
    <message>
        <source>The number that decided all random numbers. Same seed, same result</source>
        <translation>すべての乱数を決めた数。同じシードなら、同じ結果になります</translation>
    </message>
    <message>
        <source>On my drawings</source>
        <translation>自分の手書き</translation>
    </message>
    <message>
        <source>Share of the class&apos;s own drawings read correctly, without those it was taught</source>
        <translation>クラスの手書きのうち正しく読まれた割合（教えたものを除く）</translation>
    </message>
    <message>
        <source>How many times the network saw all training images</source>
        <translation>ネットワークがすべての訓練画像を見た回数</translation>
    </message>
    <message>
        <source>What the network learned from</source>
        <translation>学習に使ったデータ</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>The recipe&apos;s name in the terminal</source>
        <translation>ターミナルで使うレシピの名前</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Best validation</source>
        <translation>最良の検証</translation>
    </message>
    <message>
        <source>Best share of the validation images read correctly</source>
        <translation>正しく読めた検証画像の割合の最高値</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Share of the test images read correctly by the final weights</source>
        <translation>最終的な重みで正しく読めたテスト画像の割合</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>テスト損失</translation>
    </message>
    <message>
        <source>How wrong the final weights are on the test images, on average</source>
        <translation>最終的な重みがテスト画像で平均してどれだけ誤るか</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Time in training steps</source>
        <translation>学習ステップにかかった時間</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終わり方</translation>
    </message>
    <message>
        <source>Whether the run was stopped early</source>
        <translation>途中で停止されたかどうか</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Where it was trained</source>
        <translation>学習したデバイス</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Settings that changed while it trained</source>
        <translation>学習中に変更した設定</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>When its training began</source>
        <translation>学習を始めた日時</translation>
    </message>
</context>
<context>
    <name>RunsWindow</name>
    <message>
        <source>Deleted “{name}”</source>
        <translation>「{name}」を削除しました</translation>
    </message>
    <message>
        <source>Deleted {count} runs</source>
        <translation>{count} 件の実行を削除しました</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行の記録</translation>
    </message>
    <message>
        <source>No runs yet: press Train, and each run is kept here</source>
        <translation>実行はまだありません。「学習」を押すと、実行がここに残ります</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>保存された実行</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>実行 1 件</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>実行 {count} 件</translation>
    </message>
    <message>
        <source>1 run folder could not be read</source>
        <translation>1 件の実行フォルダーを読めませんでした</translation>
    </message>
    <message>
        <source>{count} run folders could not be read</source>
        <translation>{count} 件の実行フォルダーを読めませんでした</translation>
    </message>
</context>
<context>
    <name>SavingController</name>
    <message>
        <source>Save drawing as strokes</source>
        <translation>ストロークとして保存</translation>
    </message>
    <message>
        <source>Save the session&apos;s drawings</source>
        <translation>起動後の手書きを保存</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl)</source>
        <translation>ストロークファイル (*.jsonl)</translation>
    </message>
    <message>
        <source>What does it show?</source>
        <translation>何を書きましたか？</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>The drawing was saved to {path}</source>
        <translation>手書きを {path} に保存しました</translation>
    </message>
    <message>
        <source>{count} drawings were saved to {path}</source>
        <translation>{count} 枚の手書きを {path} に保存しました</translation>
    </message>
</context>
<context>
    <name>ScoreChart</name>
    <message>
        <source>Each attempt becomes a point here: the more to the left and the higher, the better</source>
        <translation>試すたびに点が一つ増えます。左にあるほど、高いほどよい記録です</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>テスト正解率</translation>
    </message>
    <message>
        <source>Scores: accuracy against parameters</source>
        <translation>記録：パラメーター数と正解率</translation>
    </message>
    <message>
        <source>Squares: MLPs; discs: CNNs. Along the dashed line, no smaller network reads better. Point at a score, or press Left and Right.</source>
        <translation>四角は MLP、丸は CNN。破線の上の点より小さくてよく読むネットワークはありません。記録の点を指すか、左右キーを押してください。</translation>
    </message>
</context>
<context>
    <name>ScoreTable</name>
    <message>
        <source>Scores of the class</source>
        <translation>クラスの記録</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>正解率</translation>
    </message>
</context>
<context>
    <name>Scores</name>
    <message>
        <source>How small can it be?</source>
        <translation>どこまで小さくできる？</translation>
    </message>
    <message>
        <source>Trains a network of the size that you choose, and enters it under the name at the top of the main window. Who reads best with the fewest parameters?</source>
        <translation>選んだ大きさのネットワークを学習させ、メインウィンドウ上部の名前で記録します。いちばん少ないパラメーターで、いちばんよく読めるのは誰？</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>ネットワーク(&amp;N)：</translation>
    </message>
    <message>
        <source>Units of the layers of an MLP, channels of the layers of a CNN</source>
        <translation>MLP は各層のユニット数、CNN は各層のチャンネル数</translation>
    </message>
    <message>
        <source>How many of the test digits will it read?</source>
        <translation>テスト画像をどれだけ正しく読める？</translation>
    </message>
    <message>
        <source>Fewer than 80 %</source>
        <translation>80 % 未満</translation>
    </message>
    <message>
        <source>80 to 95 %</source>
        <translation>80 ～ 95 %</translation>
    </message>
    <message>
        <source>More than 95 %</source>
        <translation>95 % より多く</translation>
    </message>
    <message>
        <source>Train and enter it</source>
        <translation>学習させて記録する</translation>
    </message>
    <message>
        <source>Training {network}…</source>
        <translation>{network} を学習させています…</translation>
    </message>
    <message>
        <source>The chosen data are not the ten digits, which this experiment is about. Choose MNIST or computer-drawn digits under Data, and run it again.</source>
        <translation>選んだデータは 10 個の数字ではなく、この実験には使えません。データで MNIST かコンピューターが書いた数字を選び、もう一度実行してください。</translation>
    </message>
    <message>
        <source>Cancelled: nothing was entered. The network in use stays.</source>
        <translation>キャンセルしました。記録はありません。使用中のネットワークはそのままです。</translation>
    </message>
    <message>
        <source>{network} reads {accuracy} of {images} test digits with {parameters} parameters.</source>
        <translation>{network} は {parameters} 個のパラメーターで、テスト画像 {images} 枚の {accuracy} を正しく読みます。</translation>
    </message>
    <message>
        <source>No network in the table that is as small reads better.</source>
        <translation>表の中に、同じかそれ以下の大きさでもっとよく読むネットワークはありません。</translation>
    </message>
    <message>
        <source>Not larger, and at least as good: {network} by {name}, {accuracy}.</source>
        <translation>大きくなく、同じかそれ以上によく読むもの：{name} の {network}、{accuracy}。</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>The table of scores could not be read. Its file is kept as {path}, and a new table was begun.</source>
        <translation>記録の表を読めませんでした。ファイルは {path} として残し、新しい表を始めました。</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end</source>
        <translation>学習中です。停止するか、終わるまで待ってください</translation>
    </message>
</context>
<context>
    <name>ScoresBody</name>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Bring the removed scores back</source>
        <translation>消した記録を戻す</translation>
    </message>
    <message>
        <source>Cl&amp;ear the table</source>
        <translation>表を消す(&amp;E)</translation>
    </message>
    <message>
        <source>Remove all scores; can be undone</source>
        <translation>すべての記録を消します。元に戻せます</translation>
    </message>
    <message>
        <source>{name}: {network}, {parameters} parameters, {accuracy}</source>
        <translation>{name}：{network}、パラメーター {parameters} 個、{accuracy}</translation>
    </message>
</context>
<context>
    <name>SettingChanges</name>
    <message>
        <source>Distortions</source>
        <translation>変形</translation>
    </message>
    <message>
        <source>How strongly training images are shifted, turned and slanted: 1 as the recipe says, 0 not at all.</source>
        <translation>訓練画像をどれだけずらし、回し、傾けるかを示します。1 はレシピどおり、0 はなしです。</translation>
    </message>
    <message>
        <source>Step {step}: {change}</source>
        <translation>ステップ {step}：{change}</translation>
    </message>
</context>
<context>
    <name>SettingEditor</name>
    <message>
        <source>{setting} while it trains, slider</source>
        <translation>学習中の{setting}、スライダー</translation>
    </message>
    <message>
        <source>{setting} while it trains</source>
        <translation>学習中の{setting}</translation>
    </message>
</context>
<context>
    <name>SettingsHeader</name>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>設定を表示</translation>
    </message>
    <message>
        <source>Hide the settings</source>
        <translation>設定を隠す</translation>
    </message>
</context>
<context>
    <name>ShiftPad</name>
    <message>
        <source>{right} px to the right, {down} px down</source>
        <translation>右へ {right} px、下へ {down} px</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Drag to move the picture, or use the arrow keys. Double click: reset</source>
        <translation>ドラッグまたは矢印キーで画像を動かします。ダブルクリックで元に戻ります</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>What it does</source>
        <translation>すること</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>All keys of the window, menu by menu</source>
        <translation>ウィンドウのすべてのキーをメニューごとに</translation>
    </message>
</context>
<context>
    <name>SoundController</name>
    <message>
        <source>Soun&amp;d of the loss</source>
        <translation>損失の音(&amp;D)</translation>
    </message>
    <message>
        <source>While a network trains, a tone follows its loss: lower is better</source>
        <translation>学習中、損失に合わせて音が鳴ります。低いほど良い状態です</translation>
    </message>
    <message>
        <source>There is no sound of the loss: no program that plays sounds was found. Install PipeWire (pw-play), PulseAudio (paplay) or ALSA&apos;s tools (aplay), and start MNIST Draw again.</source>
        <translation>損失の音は鳴らせません。音を再生するプログラムが見つかりません。PipeWire（pw-play）、PulseAudio（paplay）、ALSA のツール（aplay）のいずれかをインストールして、MNIST Draw を起動し直してください。</translation>
    </message>
    <message>
        <source>The sound of the loss is off: the system refused to play it. Check that it has a loudspeaker, then switch it on again in the View menu.</source>
        <translation>損失の音をオフにしました。システムが音を再生できませんでした。スピーカーを確かめてから、「表示」メニューでもう一度オンにしてください。</translation>
    </message>
</context>
<context>
    <name>StepTools</name>
    <message>
        <source>Speed of the training</source>
        <translation>学習の速さ</translation>
    </message>
    <message>
        <source>How fast the training goes: step by step, or as fast as this computer can</source>
        <translation>学習を進める速さ。1 ステップずつ、またはこのコンピューターの最高速度で</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>1 ステップ</translation>
    </message>
</context>
<context>
    <name>StepsView</name>
    <message>
        <source>Press One step (F3): the training takes a single step, and shows what it saw and changed</source>
        <translation>「1 ステップ」（F3）を押すと、学習が 1 ステップだけ進み、見たものと変えたものを表示します</translation>
    </message>
    <message>
        <source>What a single step saw and changed</source>
        <translation>1 ステップが見たものと変えたもの</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>損失の大きい順</translation>
    </message>
    <message>
        <source>Sort the images by their loss; otherwise they are in the order of the batch</source>
        <translation>画像を損失の順に並べます。選ばないとバッチの順になります</translation>
    </message>
    <message>
        <source>Images of the batch</source>
        <translation>バッチの画像</translation>
    </message>
    <message>
        <source>As the network saw them. Bar: loss; red frame: read wrongly</source>
        <translation>ネットワークが見たとおりの画像です。棒は損失、赤い枠は誤判定です</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新量</translation>
    </message>
    <message>
        <source>Draw a digit to see what a step changes in its answer</source>
        <translation>数字を書くと、1 ステップで答えがどう変わるかを表示します</translation>
    </message>
    <message>
        <source>Your drawing: step {before} → {after}</source>
        <translation>あなたの手書き：ステップ {before} → {after}</translation>
    </message>
    <message>
        <source>Step {step}: {images} images, mean loss {loss}</source>
        <translation>ステップ {step}：画像 {images} 枚、平均損失 {loss}</translation>
    </message>
    <message>
        <source>Step {step}: the {shown} worst of {images} images, mean loss {loss}</source>
        <translation>ステップ {step}：{images} 枚のうち損失の大きい {shown} 枚、平均損失 {loss}</translation>
    </message>
    <message>
        <source>{count} of {images} read wrongly</source>
        <translation>{images} 枚中 {count} 枚を誤判定</translation>
    </message>
    <message>
        <source>{label} read as {answer} · loss {loss}</source>
        <translation>{label} を {answer} と判定 · 損失 {loss}</translation>
    </message>
    <message>
        <source>{label} read correctly · loss {loss}</source>
        <translation>{label} を正しく判定 · 損失 {loss}</translation>
    </message>
</context>
<context>
    <name>Strokes</name>
    <message>
        <source>How little is enough?</source>
        <translation>どこまで書けば読める？</translation>
    </message>
    <message>
        <source>Reads the beginning of your drawing, a little more each time, and every choice of its strokes, until a network reads the same digit with at least 50 %.</source>
        <translation>書き始めから少しずつ長く、またストロークのあらゆる組み合わせを、同じ数字と 50 % 以上で読むまで読ませます。</translation>
    </message>
    <message>
        <source>How much of your line does your network need, from its beginning?</source>
        <translation>使用中のネットワークには、書き始めから線のどれだけが必要？</translation>
    </message>
    <message>
        <source>Less than half</source>
        <translation>半分未満</translation>
    </message>
    <message>
        <source>50 to 80 %</source>
        <translation>50 ～ 80 %</translation>
    </message>
    <message>
        <source>More than 80 %</source>
        <translation>80 % より多く</translation>
    </message>
    <message>
        <source>Read the parts</source>
        <translation>一部を読ませる</translation>
    </message>
    <message>
        <source>Draw a digit on the canvas first</source>
        <translation>まずキャンバスに数字を書いてください</translation>
    </message>
    <message>
        <source>This drawing is a picture without strokes: draw one with the pen</source>
        <translation>これはストロークのない画像です。ペンで書いてください</translation>
    </message>
    <message>
        <source>Reading parts of your drawing…</source>
        <translation>書いた数字の一部を読んでいます…</translation>
    </message>
    <message>
        <source>Your network is not sure of the whole drawing: no digit reaches 50 %. Draw it more clearly.</source>
        <translation>使用中のネットワークは全体を見ても確信がありません。50 % に達する数字がないので、もっとはっきり書いてください。</translation>
    </message>
    <message>
        <source>The first {share} of the line are enough for your network to read {digit}.</source>
        <translation>使用中のネットワークは、線の最初の {share} だけで {digit} と読みます。</translation>
    </message>
</context>
<context>
    <name>StrokesBody</name>
    <message>
        <source>Your network</source>
        <translation>使用中のネットワーク</translation>
    </message>
</context>
<context>
    <name>SumPictures</name>
    <message>
        <source>sees</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>products</source>
        <translation>積</translation>
    </message>
    <message>
        <source>What the unit sees times its weights</source>
        <translation>ユニットの入力と重みの積</translation>
    </message>
    <message>
        <source>Every input times its weight. Blue raises the sum, orange lowers it. Click an input to see where it comes from.</source>
        <translation>すべての入力にその重みを掛けます。青は和を大きくし、オレンジは小さくします。入力をクリックすると、どこから来たかがわかります。</translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>Each recipe over its seeds</source>
        <translation>レシピごとのシードのまとめ</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Mean ± standard deviation</source>
        <translation>平均 ± 標準偏差</translation>
    </message>
    <message>
        <source>Lowest to highest</source>
        <translation>最小～最大</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>{count}, {failed} failed</source>
        <translation>{count}（失敗{failed}）</translation>
    </message>
    <message>
        <source>{recipe} on {data}, {count} test images</source>
        <translation>{recipe}（{data}、テスト画像 {count} 枚）</translation>
    </message>
</context>
<context>
    <name>TeachController</name>
    <message>
        <source>Learning · {left} left</source>
        <translation>学習中 · 残り {left}</translation>
    </message>
    <message>
        <source>Cancelled: the network from before predicts again. What it had learnt so far is kept in Runs.</source>
        <translation>キャンセルしました。前のネットワークが再び予測します。途中まで学んだものは「実行の記録」に残ります。</translation>
    </message>
    <message>
        <source>Cancelled: the network is as it was</source>
        <translation>キャンセルしました。ネットワークは元のままです</translation>
    </message>
</context>
<context>
    <name>TeachWindow</name>
    <message>
        <source>Getting ready…</source>
        <translation>準備中…</translation>
    </message>
    <message>
        <source>Teach it mine</source>
        <translation>自分の字を教える</translation>
    </message>
    <message>
        <source>The network learns your labelled drawings, mixed with images that it knows, so that it does not forget them. One in five is held out, to see whether it reads those better too.</source>
        <translation>ネットワークは、ラベルの付いた手書きを、すでに知っている画像と混ぜて学びます。知っているものを忘れないためです。5 枚に 1 枚は取り置き、それも読めるようになったかを確かめます。</translation>
    </message>
    <message>
        <source>&amp;Drawings of</source>
        <translation>書いた人(&amp;D)</translation>
    </message>
    <message>
        <source>Whose drawings to teach</source>
        <translation>だれの手書きを教えるか</translation>
    </message>
    <message>
        <source>Teach all drawings or those of one writer</source>
        <translation>すべての手書き、または一人の手書きを教えます</translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>教える</translation>
    </message>
    <message>
        <source>Train the network in use on these drawings (Ctrl+Return)</source>
        <translation>使用中のネットワークにこの手書きを学習させます（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>End the lesson and go back to the network before</source>
        <translation>やめて前のネットワークに戻します</translation>
    </message>
    <message>
        <source>Progress of the lesson</source>
        <translation>学習の進み具合</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>{writer}: {count}</source>
        <translation>{writer}：{count} 枚</translation>
    </message>
    <message>
        <source>1 drawing is chosen</source>
        <translation>1 枚を選択</translation>
    </message>
    <message>
        <source>{count} drawings are chosen</source>
        <translation>{count} 枚を選択</translation>
    </message>
    <message>
        <source>{count} without a label are left out</source>
        <translation>ラベルのない {count} 枚は除きます</translation>
    </message>
    <message>
        <source>{count} with labels that this network does not know are left out</source>
        <translation>このネットワークが知らないラベルの {count} 枚は除きます</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end, then teach</source>
        <translation>学習の実行中です。止めるか終わるのを待ってから教えてください</translation>
    </message>
    <message>
        <source>There are no drawings yet. Draw a digit, say which one it is, and it is kept in My drawings; about {count} make a good lesson</source>
        <translation>まだ手書きがありません。数字を書いて、どの数字かを選ぶと、「自分の手書き」に残ります。{count} 枚ほどあるとよいでしょう</translation>
    </message>
    <message>
        <source>Too few: a lesson needs at least {count}, and about {more} are better</source>
        <translation>少なすぎます。少なくとも {count} 枚、できれば {more} 枚ほど必要です</translation>
    </message>
    <message>
        <source>No drawings of {labels}: it learns nothing new about these</source>
        <translation>{labels} の手書きがないので、これらは新しく学べません</translation>
    </message>
    <message>
        <source>Draw, and keep each drawing as what it is</source>
        <translation>書いて、何を書いたかのラベルを付けて保存します</translation>
    </message>
    <message>
        <source>Press Teach it: the network trains for some seconds</source>
        <translation>「教える」を押すと、ネットワークが数秒間学習します</translation>
    </message>
    <message>
        <source>See what it reads better here, and whether it forgot anything</source>
        <translation>何を読めるようになったか、何か忘れなかったかを、ここで見ます</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Step of the training</source>
        <translation>学習のステップ</translation>
    </message>
    <message>
        <source>Go back to the weights of an earlier step: drawing, bars and Inside follow (arrow keys; Space plays)</source>
        <translation>以前のステップの重みに戻ります。手書き、棒、「中を見る」も一緒に変わります（矢印キー。スペースで再生）</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>現在に戻る</translation>
    </message>
    <message>
        <source>Return to the newest weights (End)</source>
        <translation>最新の重みに戻ります（End）</translation>
    </message>
    <message>
        <source>The run whose steps these are: {run}</source>
        <translation>このステップの実行：{run}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>ステップ {step}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Stop at this step (Space)</source>
        <translation>このステップで止めます（スペース）</translation>
    </message>
    <message>
        <source>Play the training from here, or from its start (Space)</source>
        <translation>学習をここから、または最初から再生します（スペース）</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch}</source>
        <translation>ステップ {step} · エポック {epoch}</translation>
    </message>
    <message>
        <source>This run has kept no earlier weights: it cannot be played</source>
        <translation>この実行には以前の重みが残っていないため、再生できません</translation>
    </message>
    <message>
        <source>This network is too large to keep its earlier weights</source>
        <translation>このネットワークは大きすぎて、以前の重みを残せません</translation>
    </message>
    <message>
        <source>The file with this run&apos;s earlier weights cannot be opened</source>
        <translation>この実行の以前の重みのファイルを開けません</translation>
    </message>
    <message>
        <source>The file with this run&apos;s earlier weights is damaged</source>
        <translation>この実行の以前の重みのファイルが壊れています</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>Previous unit</source>
        <translation>前のユニット</translation>
    </message>
    <message>
        <source>Back to the previous unit (Alt+Left)</source>
        <translation>前のユニットに戻る（Alt+←）</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>次のユニット</translation>
    </message>
    <message>
        <source>Forward to the next unit (Alt+Right)</source>
        <translation>次のユニットに進む（Alt+→）</translation>
    </message>
    <message>
        <source>Close the unit</source>
        <translation>ユニットを閉じる</translation>
    </message>
    <message>
        <source>Back to all units (Esc)</source>
        <translation>すべてのユニットに戻る（Esc）</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>The chosen data are not the ten digits, which this experiment is about. Choose MNIST or computer-drawn digits under Data, and run it again.</source>
        <translation>この実験は 10 個の数字についてのものですが、選ばれたデータは違います。「データ」で MNIST かコンピューターが書いた数字を選び、もう一度行ってください。</translation>
    </message>
    <message>
        <source>Cancelled. The network in use stays; what was trained is kept in Runs.</source>
        <translation>キャンセルしました。使用中のネットワークはそのままです。学習した分は「実行の記録」に残ります。</translation>
    </message>
    <message>
        <source>Training all together</source>
        <translation>すべてまとめて学習中</translation>
    </message>
    <message>
        <source>Training “{label}”, {number} of {count}</source>
        <translation>「{label}」を学習中、{count} のうち {number}</translation>
    </message>
    <message>
        <source>{text} · {left} left</source>
        <translation>{text} · 残り {left}</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end</source>
        <translation>学習中です。停止するか、終わるのを待ってください</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Ready to train</source>
        <translation>学習の準備ができました</translation>
    </message>
    <message>
        <source>Training starts…</source>
        <translation>学習を開始しています…</translation>
    </message>
    <message>
        <source>Reading the test digits, which it has never seen…</source>
        <translation>見たことのないテストの数字を読んでいます…</translation>
    </message>
    <message>
        <source>Cancelled: the network in use stays</source>
        <translation>キャンセルしました。使用中のネットワークはそのままです</translation>
    </message>
    <message>
        <source>Training ended early: the network in use stays</source>
        <translation>学習が途中で終わりました。使用中のネットワークはそのままです</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>再開しています…</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>学習の進行状況</translation>
    </message>
    <message>
        <source>How much of the training is done</source>
        <translation>学習がどこまで進んだか</translation>
    </message>
    <message>
        <source>Training status</source>
        <translation>学習の状態</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>すべての設定(&amp;A)…</translation>
    </message>
    <message>
        <source>Change anything about the recipe (Ctrl+,)</source>
        <translation>レシピの設定を変更します（Ctrl+,）</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>準備しています…</translation>
    </message>
    <message>
        <source>Paused: draw, look, and resume when you like</source>
        <translation>一時停止中：書いたり見たりして、好きなときに再開してください</translation>
    </message>
    <message>
        <source>Curves saved to {path}</source>
        <translation>曲線を {path} に保存しました</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
    </message>
    <message>
        <source>Downloading {subject}</source>
        <translation>{subject} をダウンロードしています</translation>
    </message>
    <message>
        <source>Reading {subject}</source>
        <translation>{subject} を読み込んでいます</translation>
    </message>
    <message>
        <source>Drawing {subject}</source>
        <translation>{subject} を作成しています</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} / {total} MB</translation>
    </message>
    <message>
        <source>{done} of {total} images</source>
        <translation>{done} / {total} 枚</translation>
    </message>
    <message>
        <source>{name} · {train} images to learn from, {validation} to check with</source>
        <translation>{name} · 学習用 {train} 枚、検証用 {validation} 枚</translation>
    </message>
    <message>
        <source>{name}, {classes} classes · {train} images to learn from, {validation} to check with</source>
        <translation>{name}、{classes} クラス · 学習用 {train} 枚、検証用 {validation} 枚</translation>
    </message>
    <message>
        <source>No longer watching: the training goes on there, the network in use stays</source>
        <translation>見守りを終えました。学習は向こうで続き、使用中のネットワークはそのままです</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs} · {percent} % · {left} left · {speed} images/s</source>
        <translation>エポック {epoch} / {epochs} · {percent} % · 残り {left} · {speed} 枚/秒</translation>
    </message>
    <message>
        <source>{networks} networks together · epoch {epoch} of {epochs} · {percent} % · {left} left</source>
        <translation>{networks} 個のネットワークを同時に · エポック {epoch} / {epochs} · {percent} % · 残り {left}</translation>
    </message>
    <message>
        <source>Step {step} of {steps} · loss {loss}</source>
        <translation>ステップ {step}／{steps} · 損失 {loss}</translation>
    </message>
    <message>
        <source>{networks} networks trained in {time}</source>
        <translation>{networks} 個のネットワークを学習しました（{time}）</translation>
    </message>
    <message>
        <source>Stopped in epoch {epoch}</source>
        <translation>エポック {epoch} で停止</translation>
    </message>
    <message>
        <source>stopped early: {count} epochs without improvement</source>
        <translation>早期停止：{count} エポック改善なし</translation>
    </message>
    <message>
        <source>best weights: epoch {epoch}</source>
        <translation>最もよい重み：エポック {epoch}</translation>
    </message>
    <message>
        <source>Finished in {time}</source>
        <translation>{time}で完了しました</translation>
    </message>
    <message>
        <source>Test accuracy {accuracy} % in {time}</source>
        <translation>テスト正解率 {accuracy} %（{time}）</translation>
    </message>
</context>
<context>
    <name>TrainingPresenter</name>
    <message>
        <source>This network may know some of the validation images, from other data or another split: validation may look too good.</source>
        <translation>このネットワークは、ほかのデータや別の分け方で、検証画像の一部をすでに学習しているかもしれません。検証の結果は実際よりよく見えることがあります。</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Import drawings</source>
        <translation>手書きを取り込む</translation>
    </message>
    <message>
        <source>Drawings (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;All files (*)</source>
        <translation>手書き (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Export drawings</source>
        <translation>手書きを書き出す</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl)</source>
        <translation>ストロークファイル (*.jsonl)</translation>
    </message>
    <message>
        <source>Folder for the pictures</source>
        <translation>画像のフォルダー</translation>
    </message>
    <message>
        <source>Cancelled; what was done so far stays</source>
        <translation>キャンセルしました。そこまでの分は残ります</translation>
    </message>
</context>
<context>
    <name>UnitPane</name>
    <message>
        <source>Sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>One unit</source>
        <translation>1 つのユニット</translation>
    </message>
    <message>
        <source>What this unit reads</source>
        <translation>このユニットへの入力</translation>
    </message>
    <message>
        <source>What reads this unit</source>
        <translation>このユニットの出力先</translation>
    </message>
    <message>
        <source>Read by {count}</source>
        <translation>出力先 {count}</translation>
    </message>
    <message>
        <source>Reads {count}</source>
        <translation>入力 {count}</translation>
    </message>
    <message>
        <source>Pixel in row {row}, column {column}</source>
        <translation>ピクセル {row} 行 {column} 列</translation>
    </message>
    <message>
        <source>Unit {unit} of hidden layer {number}</source>
        <translation>隠れ層 {number} のユニット {unit}</translation>
    </message>
    <message>
        <source>Map {unit}, row {row}, column {column} of convolution {number}</source>
        <translation>畳み込み {number} のマップ {unit}、{row} 行 {column} 列</translation>
    </message>
    <message>
        <source>Score of the {digit}</source>
        <translation>{digit} の得点</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>{row} 行 {column} 列</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>ユニット {unit}</translation>
    </message>
    <message>
        <source>map {unit}: row {row}, column {column}</source>
        <translation>マップ {unit}：{row} 行 {column} 列</translation>
    </message>
    <message>
        <source>score of the {digit}</source>
        <translation>{digit} の得点</translation>
    </message>
    <message>
        <source>Pixel {row}, {column}</source>
        <translation>ピクセル {row}, {column}</translation>
    </message>
    <message>
        <source>Layer {number}: {unit}</source>
        <translation>層 {number}：{unit}</translation>
    </message>
    <message>
        <source>Conv. {number}: {unit} ({row}, {column})</source>
        <translation>畳み込み {number}：{unit}（{row}, {column}）</translation>
    </message>
    <message>
        <source>Memory unit {unit} after {row} rows</source>
        <translation>{row} 行読んだあとの記憶ユニット {unit}</translation>
    </message>
    <message>
        <source>unit {unit} after {row} rows</source>
        <translation>{row} 行読んだあとのユニット {unit}</translation>
    </message>
    <message>
        <source>{row} rows: {unit}</source>
        <translation>{row} 行：{unit}</translation>
    </message>
    <message>
        <source>before the first row: 0</source>
        <translation>最初の行の前：0</translation>
    </message>
    <message>
        <source>outside: 0</source>
        <translation>画像の外：0</translation>
    </message>
    <message>
        <source>write</source>
        <translation>書く</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>new content</source>
        <translation>新しい内容</translation>
    </message>
    <message>
        <source>show</source>
        <translation>見せる</translation>
    </message>
    <message>
        <source>use the past</source>
        <translation>過去を使う</translation>
    </message>
    <message>
        <source>Input gate: the share of the new content that is added</source>
        <translation>入力ゲート：新しい内容のうち加える割合</translation>
    </message>
    <message>
        <source>Forget gate: the share of the store that is kept</source>
        <translation>忘却ゲート：蓄えのうち残す割合</translation>
    </message>
    <message>
        <source>Candidate: what this row suggests to remember</source>
        <translation>候補：この行が覚えさせようとする内容</translation>
    </message>
    <message>
        <source>Output gate: the share of the store that is shown</source>
        <translation>出力ゲート：蓄えのうち見せる割合</translation>
    </message>
    <message>
        <source>Reset gate: how much the new content takes of the memory</source>
        <translation>リセットゲート：新しい内容が記憶をどれだけ使うか</translation>
    </message>
    <message>
        <source>Update gate: the share of the memory that is kept</source>
        <translation>更新ゲート：記憶のうち残す割合</translation>
    </message>
    <message>
        <source>Pooling adds nothing up: it hands on the largest value of a square. Here it took this one.</source>
        <translation>プーリングは足し算をせず、正方形の中の最大の値を渡します。ここではこの値です。</translation>
    </message>
    <message>
        <source>products {products} + bias {bias} = {sum}</source>
        <translation>積の合計 {products} + バイアス {bias} = {sum}</translation>
    </message>
    <message>
        <source>The canvas is blank: draw a digit to see the sum</source>
        <translation>キャンバスは白紙です。数字を書くと和が見られます</translation>
    </message>
    <message>
        <source>Not a number any more: the weights have overflowed</source>
        <translation>もう数ではありません。重みが桁あふれしました</translation>
    </message>
    <message>
        <source>ReLU keeps it: {value}</source>
        <translation>ReLU はそのまま通します：{value}</translation>
    </message>
    <message>
        <source>ReLU makes it 0: nothing for the next layer</source>
        <translation>ReLU が 0 にします：次の層には何も渡りません</translation>
    </message>
    <message>
        <source>GELU makes it {value}</source>
        <translation>GELU が {value} にします</translation>
    </message>
    <message>
        <source>Sigmoid squeezes it between 0 and 1: {value}</source>
        <translation>シグモイドが 0 から 1 の間に押し込めます：{value}</translation>
    </message>
    <message>
        <source>Tanh squeezes it between −1 and 1: {value}</source>
        <translation>tanh が −1 から 1 の間に押し込めます：{value}</translation>
    </message>
    <message>
        <source>Beside the other nine scores this becomes {share}</source>
        <translation>ほかの 9 つの得点と比べて {share} になります</translation>
    </message>
    <message>
        <source>Beside the other scores this becomes {share}</source>
        <translation>ほかの得点と並べると {share} になります</translation>
    </message>
    <message>
        <source>Map {map} (of {count})</source>
        <translation>マップ {map}（全 {count} 個）</translation>
    </message>
    <message>
        <source>Map {map} adds {share} ({rank} of {count})</source>
        <translation>マップ {map} が加える量は {share}（{count} 個中 {rank} 番目）</translation>
    </message>
    <message>
        <source>memory = {keep} × {past} + (1 − {keep}) × {new} = {value}</source>
        <translation>記憶 = {keep} × {past} + (1 − {keep}) × {new} = {value}</translation>
    </message>
    <message>
        <source>memory = keep {keep} × {past} + (1 − {keep}) × new content {new} = {value}</source>
        <translation>記憶 = 残す {keep} × {past} + (1 − {keep}) × 新しい内容 {new} = {value}</translation>
    </message>
    <message>
        <source>store = {keep} × {before} + {write} × {new} = {after}</source>
        <translation>蓄え = {keep} × {before} + {write} × {new} = {after}</translation>
    </message>
    <message>
        <source>store = keep {keep} × {before} + write {write} × {new} = {after}</source>
        <translation>蓄え = 残す {keep} × {before} + 書く {write} × {new} = {after}</translation>
    </message>
    <message>
        <source>memory = show {show} × tanh({after}) = {value}</source>
        <translation>記憶 = 見せる {show} × tanh({after}) = {value}</translation>
    </message>
    <message>
        <source>ink {ink}: from 0, paper, to 1, full ink</source>
        <translation>濃さ {ink}：0 は紙、1 は最も濃い線</translation>
    </message>
    <message>
        <source>(ink {ink} − {mean}) / {deviation} = {value}</source>
        <translation>（濃さ {ink} − {mean}）/ {deviation} = {value}</translation>
    </message>
    <message>
        <source>No unit reads it now: pooling hands on a larger neighbour.</source>
        <translation>今はどのユニットも読みません。プーリングは隣のもっと大きい値を渡します。</translation>
    </message>
    <message>
        <source>and {count} others</source>
        <translation>ほか {count} 個</translation>
    </message>
</context>
<context>
    <name>ValueLegend</name>
    <message>
        <source>Colours from {low} to {high}</source>
        <translation>色は {low} から {high} まで</translation>
    </message>
    <message>
        <source>Blue is above zero, orange below; the paler, the closer to zero</source>
        <translation>青は 0 より上、オレンジは下。薄いほど 0 に近い値です</translation>
    </message>
    <message>
        <source>The stronger the blue, the larger the value</source>
        <translation>青が濃いほど大きな値です</translation>
    </message>
</context>
<context>
    <name>VariantsTable</name>
    <message>
        <source>Draw a digit to see</source>
        <translation>数字を書いてください</translation>
    </message>
    <message>
        <source>Reads your drawing as</source>
        <translation>書いた数字の読み</translation>
    </message>
    <message>
        <source>Test digits read correctly</source>
        <translation>正しく読んだテストの数字</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Diverged: its steps are too large</source>
        <translation>発散：ステップが大きすぎます</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>途中で終了</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Let this network read your drawings from now on</source>
        <translation>これからはこのネットワークが手書きを読みます</translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>What a single step of the training sees and changes (F3)</source>
        <translation>学習の 1 ステップが何を見て、何を変えるか（F3）</translation>
    </message>
    <message>
        <source>What the network achieves: loss and accuracy (Ctrl+I)</source>
        <translation>ネットワークの成績：損失と正解率（Ctrl+I）</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>中を見る</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>What every layer does with your drawing (Ctrl+I)</source>
        <translation>書いた数字が各層でどうなるか（Ctrl+I）</translation>
    </message>
    <message>
        <source>&amp;Inside the network</source>
        <translation>ネットワークの中(&amp;I)</translation>
    </message>
    <message>
        <source>I&amp;nside in a window of its own</source>
        <translation>ネットワークの中を別ウィンドウで(&amp;N)</translation>
    </message>
    <message>
        <source>For a second screen (Ctrl+Shift+I)</source>
        <translation>2 台目の画面用（Ctrl+Shift+I）</translation>
    </message>
</context>
<context>
    <name>WatchController</name>
    <message>
        <source>Watc&amp;h a run folder…</source>
        <translation>実行フォルダーを見守る(&amp;H)…</translation>
    </message>
    <message>
        <source>Show a training that goes on elsewhere: in a terminal, on another computer</source>
        <translation>他の場所（ターミナルや別のコンピューター）で進む学習を表示します</translation>
    </message>
    <message>
        <source>Choose the run folder of the training (--out)</source>
        <translation>学習の実行フォルダー（--out）を選んでください</translation>
    </message>
    <message>
        <source>Watching {folder}. Curves and answer follow the training there; Stop ends the watching, not the training.</source>
        <translation>{folder} を見守っています。曲線と答えはそこでの学習に従います。「停止」で終わるのは見守りで、学習ではありません。</translation>
    </message>
    <message>
        <source>A training runs here. Stop it, then watch another one.</source>
        <translation>ここで学習中です。停止してから、ほかの学習を見守ってください。</translation>
    </message>
</context>
<context>
    <name>WidgetKeys</name>
    <message>
        <source>Arrow keys</source>
        <translation>矢印キー</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>Shift+{keys}</source>
        <translation>Shift+{keys}</translation>
    </message>
    <message>
        <source>Move the pen</source>
        <translation>ペンを動かす</translation>
    </message>
    <message>
        <source>Move the pen far</source>
        <translation>ペンを大きく動かす</translation>
    </message>
    <message>
        <source>Move the pen diagonally</source>
        <translation>ペンを斜めに動かす</translation>
    </message>
    <message>
        <source>Home, Page Up, End, Page Down</source>
        <translation>Home、Page Up、End、Page Down</translation>
    </message>
    <message>
        <source>Lower or lift the pen</source>
        <translation>ペンを下ろす、上げる</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Take the open stroke back</source>
        <translation>書きかけのストロークを取り消す</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Read the values at the next moment</source>
        <translation>次の時点の値を読む</translation>
    </message>
    <message>
        <source>Read the values in larger steps</source>
        <translation>より大きな間隔で値を読む</translation>
    </message>
    <message>
        <source>Read the values at the next validation</source>
        <translation>次の検証の値を読む</translation>
    </message>
    <message>
        <source>Read the first or the newest values</source>
        <translation>最初または最新の値を読む</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Zoom in time</source>
        <translation>時間軸を拡大、縮小する</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>全体を表示する</translation>
    </message>
    <message>
        <source>In the canvas</source>
        <translation>キャンバスで</translation>
    </message>
    <message>
        <source>In the curves</source>
        <translation>曲線で</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Export {count} drawings</source>
        <translation>{count} 枚の手書きを書き出す</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>キャンバスへ</translation>
    </message>
    <message>
        <source>Put the drawing on the canvas, to see what the network makes of it</source>
        <translation>手書きをキャンバスに置き、ネットワークがどう読むかを見ます</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>ラベル…</translation>
    </message>
    <message>
        <source>Give the selected drawings a label of your own: a letter, a word (Shift+Enter)</source>
        <translation>選んだ手書きに自分で決めたラベルを付けます：文字や単語（Shift+Enter）</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>{name} の手書きにする</translation>
    </message>
    <message>
        <source>Give the selected drawings to {name}, who is chosen at the top</source>
        <translation>選んだ手書きを、上で選ばれている {name} の手書きにします</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete the selected drawings (Delete)</source>
        <translation>選んだ手書きを削除します（Delete）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation>最後の変更を元に戻します（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>取り込む…</translation>
    </message>
    <message>
        <source>Add the drawings of a file: stroke file, UNIPEN or Quick, Draw!</source>
        <translation>ファイルの手書きを加えます：ストロークファイル、UNIPEN、Quick, Draw！</translation>
    </message>
    <message>
        <source>As a stroke file…</source>
        <translation>ストロークファイルとして…</translation>
    </message>
    <message>
        <source>All strokes with their times, for this program and others</source>
        <translation>すべてのストロークとその時刻。このプログラムやほかのプログラム用</translation>
    </message>
    <message>
        <source>As pictures of 28 × 28 pixels…</source>
        <translation>28 × 28 ピクセルの画像として…</translation>
    </message>
    <message>
        <source>What the network sees, as in MNIST: one folder for each label</source>
        <translation>MNIST と同じく、ネットワークが見るもの。ラベルごとに一つのフォルダー</translation>
    </message>
    <message>
        <source>As pictures of the canvas…</source>
        <translation>キャンバスの画像として…</translation>
    </message>
    <message>
        <source>280 × 280 pixels, black on white: one folder for each label</source>
        <translation>280 × 280 ピクセル、白地に黒。ラベルごとに一つのフォルダー</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Write the selected drawings, or all that are listed, into files</source>
        <translation>選んだ手書き、または表示中のすべての手書きをファイルに書き込みます</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Activation</source>
        <translation>活性化関数</translation>
    </message>
    <message>
        <source>The function at the end of a unit. ReLU, for example, turns every sum below zero into zero. Without it, many layers could do no more than one.</source>
        <translation>ユニットの最後にある関数。たとえば ReLU は 0 より小さい合計を 0 にします。これがないと、層を重ねても一層分のことしかできません。</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>バッチ正規化</translation>
    </message>
    <message>
        <source>Bringing the values of a layer to the same range in every batch. Deep networks learn faster with it.</source>
        <translation>層の値を、バッチごとに同じ範囲にそろえること。深いネットワークが速く学べます。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>バイアス</translation>
    </message>
    <message>
        <source>A number that a unit adds to its sum, whatever it sees. It is learned, like the weights.</source>
        <translation>何を見ても、ユニットが合計に足す数。重みと同じように学習されます。</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>畳み込み</translation>
    </message>
    <message>
        <source>Laying a small pattern, the kernel, on every part of a picture and noting how well it fits. Every position uses the same weights.</source>
        <translation>カーネルという小さな模様を画像のあらゆる所に重ね、どれだけ合うかを調べること。どの位置でも同じ重みを使います。</translation>
    </message>
    <message>
        <source>Feature map</source>
        <translation>特徴マップ</translation>
    </message>
    <message>
        <source>The result of one kernel of a convolution: bright where the picture fits its pattern.</source>
        <translation>畳み込みの一つのカーネルの結果。画像がその模様に合う所が明るくなります。</translation>
    </message>
    <message>
        <source>Hidden unit</source>
        <translation>隠れユニット</translation>
    </message>
    <message>
        <source>A unit between input and output. It adds up its inputs times their weights, and passes the sum through its activation.</source>
        <translation>入力と出力の間にあるユニット。入力と重みの積を足し合わせ、その合計を活性化関数に通します。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>The small pattern of weights that a convolution looks for: where it is blue, something should be there; where it is orange, nothing.</source>
        <translation>畳み込みが探す、重みの小さな模様。青い所には何かがあること、オレンジの所には何もないことを求めます。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Units that work side by side on what the layer before made. The last layer has ten, one a digit.</source>
        <translation>前の層が作ったものを、並んで処理するユニットの集まり。最後の層には、数字ごとに一つ、10 個あります。</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>ロジット</translation>
    </message>
    <message>
        <source>The score of a digit, before it becomes a probability (softmax). It may be any number; the largest wins.</source>
        <translation>確率になる前（ソフトマックスの前）の、数字の得点。どんな数にもなり、最も大きいものが答えになります。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Layers of simple sums between the 28 × 28 pixels and ten scores. Which sums they are, it learns from examples.</source>
        <translation>28 × 28 ピクセルと 10 個の得点の間にある、単純な足し算の層。どう足すかを例から学びます。</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>A number that training changes: a weight or a bias.</source>
        <translation>学習で変わる数。重みかバイアスです。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>ユニット</translation>
    </message>
    <message>
        <source>The smallest part of a network: it multiplies its inputs by its weights, adds them up, and passes on the result. Also called neuron.</source>
        <translation>ネットワークの最小の部品。入力に重みを掛けて足し合わせ、結果を渡します。ニューロンとも言います。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>The number by which an input of a unit is multiplied. What a network has learned lies in its weights; a new one starts with random ones.</source>
        <translation>ユニットの入力に掛ける数。学んだことは重みの中にあります。新しいネットワークは無作為な重みで始まります。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>較正</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>位置合わせ</translation>
    </message>
    <message>
        <source>Cutting out the drawing, shrinking and centring it as the makers of MNIST did. The network has seen only such pictures.</source>
        <translation>MNIST を作った人たちと同じように、書いた数字を切り抜き、縮めて中央に寄せること。ネットワークはそのような画像だけを見てきました。</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>わからない</translation>
    </message>
    <message>
        <source>The answer to a drawing that looks like nothing the network has learned: a letter, a scribble, two digits.</source>
        <translation>学んだどの数字にも似ていないものへの答え。文字、落書き、2 つの数字など。</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>What the network reads: the digit with the largest probability. It is computed again with every change of the drawing and of the weights.</source>
        <translation>ネットワークの読み。確率が最も高い数字です。書いたものや重みが変わるたびに計算し直されます。</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>How sure the network is of a digit, from 0 to 100 %. The ten bars add up to 100 %. It is the network&apos;s own opinion, which may be wrong.</source>
        <translation>その数字だという自信を 0 から 100 % で表したもの。10 本の棒を合わせると 100 % です。ネットワーク自身の意見なので、間違うこともあります。</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <source>Shifting, turning or stretching the training images a little, differently each time. The network sees more variety and learns more slowly, but better.</source>
        <translation>訓練画像を毎回違うように少し動かす、回す、伸ばすこと。ネットワークはより多様なものを見て、ゆっくりでも、よりよく学びます。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>A table of all test images: a row for each true digit, a column for each answer. What lies off the diagonal is a mistake.</source>
        <translation>すべてのテスト画像の表。行は正しい数字、列は答えです。対角線の外にあるものが間違いです。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Fitting the probabilities to the truth: of all answers given with 90 %, nine in ten should be right. A network is often surer than it should be.</source>
        <translation>確率を実際に合わせること。90 % と答えたもののうち、10 回に 9 回は正しくあるべきです。ネットワークはしばしば自信を持ちすぎます。</translation>
    </message>
    <message>
        <source>The images and their true digits. MNIST has 70,000: the network learns from most, is checked with a few, and is tested with 10,000 at the end.</source>
        <translation>画像と、その正しい数字。MNIST には 7 万枚あり、大部分で学習し、一部で検証し、最後に 1 万枚でテストします。</translation>
    </message>
    <message>
        <source>The number that decides all random choices: initial weights, order of the images. Same seed, same result; another seed gives a slightly different one.</source>
        <translation>初期の重みや画像の順番など、すべての無作為な選択を決める数。同じシードなら同じ結果に、別のシードなら少し違う結果になります。</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>テスト正解率</translation>
    </message>
    <message>
        <source>The share of test images read correctly, measured once, after training. The network has never seen them: this is what it can really do.</source>
        <translation>正しく読めたテスト画像の割合。学習の後に一度だけ測ります。一度も見たことのない画像なので、これが本当の実力です。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Checking during a training with images held back from it. Where the validation loss rises while the training loss falls, the network learns by heart.</source>
        <translation>学習に使わずに取っておいた画像で、学習中に確かめること。訓練損失が下がるのに検証損失が上がるなら、丸暗記しています。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>正解率</translation>
    </message>
    <message>
        <source>The share of images read correctly. Higher is better.</source>
        <translation>正しく読めた画像の割合。高いほどよい値です。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>The images of one step. A larger batch gives steadier but fewer steps, and needs more memory.</source>
        <translation>1 ステップで使う画像。大きいほどステップは安定しますが、回数が減り、メモリーも多く必要です。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>ドロップアウト</translation>
    </message>
    <message>
        <source>Switching off units at random while training, so that none is relied on alone. The training loss looks worse for it, the validation loss gets better.</source>
        <translation>学習中にユニットを無作為に止め、一つだけに頼らないようにすること。訓練損失は悪く見えますが、検証損失は良くなります。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>One pass over all training images. Five epochs: the network sees every image five times.</source>
        <translation>すべての訓練画像を一通り見ること。5 エポックなら、どの画像も 5 回見ます。</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>For every weight: how much the loss grows if the weight grows a little. A step moves the weights the other way.</source>
        <translation>各重みについて、その重みを少し大きくすると損失がどれだけ増えるかを示します。ステップは重みを逆の向きに動かします。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>ラベル平滑化</translation>
    </message>
    <message>
        <source>Asking for a little less than 100 % of the true digit. The network gets less sure of itself, and its loss never reaches zero.</source>
        <translation>正しい数字に 100 % より少し低い値を求めること。ネットワークの自信は控えめになり、損失は 0 になりません。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>The size of a step. Too small, and learning takes forever; too large, and the weights jump about or grow without end.</source>
        <translation>ステップの大きさ。小さすぎると学習がいつまでも終わらず、大きすぎると重みが跳ね回ったり、際限なく大きくなったりします。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>How wrong the network is, as one number: small if it gave the true digit a high probability. Training makes it fall.</source>
        <translation>どれだけ間違っているかを表す一つの数。正しい数字に高い確率を与えるほど小さくなります。学習はこれを下げます。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モーメンタム</translation>
    </message>
    <message>
        <source>The share of the last step that the next one keeps, like a rolling ball. It smooths the way and speeds it up.</source>
        <translation>転がる球のように、前のステップの勢いを次に残す割合。道のりを滑らかにし、速めます。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>The rule that makes a step out of the loss: which weight grows, which shrinks, and by how much.</source>
        <translation>損失からステップを決める規則。どの重みをどれだけ増やし、減らすかを決めます。</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>過学習</translation>
    </message>
    <message>
        <source>Learning the training images by heart instead of what they have in common. The training curves go on improving, the validation curves no longer do.</source>
        <translation>共通点ではなく、訓練画像そのものを丸暗記すること。訓練曲線は良くなり続けますが、検証曲線は良くならなくなります。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>All that determines a training: the kind of network, the data and the settings. Several recipes come from textbooks.</source>
        <translation>学習を決めるものすべて。ネットワークの種類、データ、設定です。教科書に由来するレシピもあります。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>One training with everything it leaves: its recipe, curves and weights. Every run is kept and can be compared, repeated and used again.</source>
        <translation>一回の学習と、それが残したレシピ、曲線、重み。どの実行も保存され、比べたり、繰り返したり、また使ったりできます。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of a training.</source>
        <translation>学習の間に学習率をどう変えるか。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>One change of all weights, after one batch. An epoch of 55,000 images in batches of 128 has 430 steps.</source>
        <translation>一つのバッチの後に、すべての重みを一度変えること。55,000 枚を 128 枚ずつなら、1 エポックは 430 ステップです。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Changing the weights, step by step, so that the network&apos;s answers get closer to the true digits.</source>
        <translation>ネットワークの答えが正しい数字に近づくように、重みを少しずつ変えること。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新量</translation>
    </message>
    <message>
        <source>What a step adds to the weights. The optimiser makes it out of the gradient and the learning rate, often of those of earlier steps too.</source>
        <translation>1 ステップで重みに加える量です。最適化手法が勾配と学習率から、多くはそれまでのステップのものも使って計算します。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Shrinking all weights a little in every step, so that none grows too large.</source>
        <translation>ステップごとにすべての重みを少し小さくし、大きくなりすぎないようにすること。</translation>
    </message>
    <message>
        <source>Adversarial example</source>
        <translation>敵対的サンプル</translation>
    </message>
    <message>
        <source>A picture that is changed so little that we read it as before, but just so that a network reads something else. Found by Szegedy and others in 2014.</source>
        <translation>人には元どおりに読めるほどわずかに、しかしネットワークが別のものと読むように変えた画像です。2014 年に Szegedy らが見つけました。</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Two or more trainings that differ in one thing alone, so that the difference of their results shows what it does.</source>
        <translation>ひとつの点だけが違う 2 つ以上の学習。結果の違いから、その点の働きが分かります。</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>頑健性</translation>
    </message>
    <message>
        <source>How well a network still reads pictures that are shifted, turned or otherwise changed, as in daily life.</source>
        <translation>ずれたり回ったりなど、実際によくある変化をした画像を、ネットワークがどれだけ読めるかです。</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>How far single results usually are from their mean. Whether a recipe is better than another shows only where their means are further apart than that.</source>
        <translation>ひとつひとつの結果が平均からふつうどれだけ離れるか。レシピの優劣は、平均の差がこれより大きいときに初めて分かります。</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>標準誤差</translation>
    </message>
    <message>
        <source>How far a share that was measured on some of the images is usually off the share of all: with 1,000 images, at most 1.6 percentage points.</source>
        <translation>一部の画像で測った割合が、全体の割合からふつうどれだけずれるかです。1,000 枚なら、大きくても 1.6 ポイントです。</translation>
    </message>
</context>
<context>
    <name>WordsPage</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the words</source>
        <translation>用語を検索</translation>
    </message>
    <message>
        <source>Words and meanings that contain what you type</source>
        <translation>入力した文字を含む用語と説明</translation>
    </message>
    <message>
        <source>Words on the screen</source>
        <translation>画面の用語</translation>
    </message>
    <message>
        <source>Choose a word to read what it means</source>
        <translation>用語を選ぶと意味が読めます</translation>
    </message>
    <message>
        <source>Show it on the screen</source>
        <translation>画面上の場所を示す</translation>
    </message>
    <message>
        <source>Not on the screen now: unfold the settings beside “Training”</source>
        <translation>今は画面にありません。「学習」の横で設定を開くと見えます</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in All settings</source>
        <translation>今は画面にありません。「すべての設定」にあります</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in the Inside view, with a drawing on the canvas</source>
        <translation>今は画面にありません。キャンバスに何か書いて「中を見る」を開くと見えます</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in Training, Mistakes</source>
        <translation>今は画面にありません。「学習」の「間違い」にあります</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in Training, Runs</source>
        <translation>今は画面にありません。「学習」の「実行の記録」にあります</translation>
    </message>
    <message>
        <source>Not on the screen now: the curves show it once a network trains</source>
        <translation>今は画面にありません。ネットワークが学習を始めると、曲線に現れます</translation>
    </message>
    <message>
        <source>Not on the screen now: it stands under the answer when you draw, for example, a letter</source>
        <translation>今は画面にありません。たとえば文字を書くと、答えの下に現れます</translation>
    </message>
    <message>
        <source>Point out where this word is in the window</source>
        <translation>この用語がウィンドウのどこにあるかを示します</translation>
    </message>
    <message>
        <source>Open the part of the application that shows this word</source>
        <translation>この言葉のある場所を開きます</translation>
    </message>
</context>
<context>
    <name>WriterButton</name>
    <message>
        <source>&amp;Add a name…</source>
        <translation>名前を追加(&amp;A)…</translation>
    </message>
    <message>
        <source>Who draws: My drawings are kept under this name</source>
        <translation>書く人：「自分の手書き」はこの名前で保存されます</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>Who draws: {name}</source>
        <translation>書く人：{name}</translation>
    </message>
    <message>
        <source>&amp;Rename “{name}”…</source>
        <translation>「{name}」の名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>名前を追加</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>First name or nickname</source>
        <translation>名前またはニックネーム</translation>
    </message>
</context>
<context>
    <name>_Column</name>
    <message>
        <source>{name}: the beginning that is enough</source>
        <translation>{name}：読める最短の書き始め</translation>
    </message>
    <message>
        <source>{name}: the strokes that are enough</source>
        <translation>{name}：読める最少のストローク</translation>
    </message>
    <message>
        <source>It is not sure of the whole drawing</source>
        <translation>全体を見ても確信がありません</translation>
    </message>
    <message>
        <source>{digit} after {share} of the line</source>
        <translation>線の {share} で {digit}</translation>
    </message>
    <message>
        <source>Too many strokes to try each choice</source>
        <translation>ストロークが多すぎて、すべての組み合わせは試せません</translation>
    </message>
    <message>
        <source>All {count} strokes are needed</source>
        <translation>{count} 本のストロークすべてが必要</translation>
    </message>
    <message>
        <source>Stroke {numbers} of {count} is enough</source>
        <translation>{count} 本のうち {numbers} 本目だけで読める</translation>
    </message>
    <message>
        <source>Strokes {numbers} of {count} are enough</source>
        <translation>{count} 本のうち {numbers} 本目で読める</translation>
    </message>
</context>
<context>
    <name>_ColumnButton</name>
    <message>
        <source>Digit {index} of {count}: {digit}, {percent}</source>
        <translation>{count} 個中 {index} 番目の数字：{digit}、{percent}</translation>
    </message>
    <message>
        <source>{digit}: {percent}. Choose it to see its bars, its ink and its inside</source>
        <translation>{digit}：{percent}。選ぶと、その棒グラフ、線、内部を表示します</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message>
        <source>{count} images of a {label} are read as {predicted}</source>
        <translation>{label} の画像 {count} 枚が {predicted} と予測されました</translation>
    </message>
    <message>
        <source>Read as {digit}</source>
        <translation>{digit} と予測</translation>
    </message>
    <message>
        <source>Images of a {digit}</source>
        <translation>{digit} の画像</translation>
    </message>
</context>
<context>
    <name>_InsideWindow</name>
    <message>
        <source>Inside the network</source>
        <translation>ネットワークの中</translation>
    </message>
</context>
<context>
    <name>_Model</name>
    <message>
        <source>gate</source>
        <translation>ゲート</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>+ memory</source>
        <translation>+ 記憶</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ バイアス</translation>
    </message>
    <message>
        <source>= sum</source>
        <translation>= 和</translation>
    </message>
    <message>
        <source>squeezed</source>
        <translation>押し込めた値</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>ユニット</translation>
    </message>
    <message>
        <source>value × weight</source>
        <translation>値 × 重み</translation>
    </message>
    <message>
        <source>product</source>
        <translation>積</translation>
    </message>
</context>
<context>
    <name>_NetworkRow</name>
    <message>
        <source>Reads {digit}</source>
        <translation>読み：{digit}</translation>
    </message>
    <message>
        <source>{name} reads {digit}</source>
        <translation>{name} の読み：{digit}</translation>
    </message>
    <message>
        <source>Smallest change: {share} of the ink, size {size}</source>
        <translation>最小の変化：インクの {share}、大きさ {size}</translation>
    </message>
    <message>
        <source>Ink added and taken away, as a share of the drawing&apos;s. Size: Euclidean length; 1 is one pixel from blank to full. Largest change of a pixel: {largest}</source>
        <translation>足したインクと減らしたインクの合計が、書いた数字のインクに占める割合。大きさはユークリッド距離で、1 は 1 ピクセルが白紙から最大になる変化です。1 ピクセルの最大の変化：{largest}</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>書いた数字</translation>
    </message>
    <message>
        <source>As the networks read it</source>
        <translation>ネットワークが読む画像</translation>
    </message>
    <message>
        <source>Your drawing, changed</source>
        <translation>変化させた数字</translation>
    </message>
    <message>
        <source>With the change at this strength</source>
        <translation>この強さの変化を加えた画像</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Orange: ink is added. Blue: ink is taken away.</source>
        <translation>オレンジ：インクを足す。青：インクを減らす。</translation>
    </message>
</context>
<context>
    <name>differences</name>
    <message>
        <source>classes {value}</source>
        <translation>クラス {value}</translation>
    </message>
    <message>
        <source>{value} units</source>
        <translation>{value} ユニット</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 ユニット</translation>
    </message>
    <message>
        <source>convolutions {value}</source>
        <translation>畳み込み {value}</translation>
    </message>
    <message>
        <source>batch normalisation</source>
        <translation>バッチ正規化あり</translation>
    </message>
    <message>
        <source>no batch normalisation</source>
        <translation>バッチ正規化なし</translation>
    </message>
    <message>
        <source>activation {value}</source>
        <translation>活性化関数 {value}</translation>
    </message>
    <message>
        <source>dropout {value}</source>
        <translation>ドロップアウト {value}</translation>
    </message>
    <message>
        <source>{value} training images</source>
        <translation>訓練画像 {value} 枚</translation>
    </message>
    <message>
        <source>1 training image</source>
        <translation>訓練画像 1 枚</translation>
    </message>
    <message>
        <source>{value} validation images</source>
        <translation>検証画像 {value} 枚</translation>
    </message>
    <message>
        <source>1 validation image</source>
        <translation>検証画像 1 枚</translation>
    </message>
    <message>
        <source>last layer {value}</source>
        <translation>最後の層 {value}</translation>
    </message>
    <message>
        <source>initialisation {value}</source>
        <translation>初期化 {value}</translation>
    </message>
    <message>
        <source>pixel values {value}</source>
        <translation>ピクセル値 {value}</translation>
    </message>
    <message>
        <source>validation: {value}</source>
        <translation>検証：{value}</translation>
    </message>
    <message>
        <source>without {value}</source>
        <translation>{value} なし</translation>
    </message>
    <message>
        <source>all digits</source>
        <translation>すべての数字</translation>
    </message>
    <message>
        <source>without drawings by {value}</source>
        <translation>{value} の手書きを除く</translation>
    </message>
    <message>
        <source>all writers</source>
        <translation>全員の手書き</translation>
    </message>
    <message>
        <source>{value} images of each digit</source>
        <translation>各数字 {value} 枚</translation>
    </message>
    <message>
        <source>1 image of each digit</source>
        <translation>各数字 1 枚</translation>
    </message>
    <message>
        <source>all images of each digit</source>
        <translation>各数字の全画像</translation>
    </message>
    <message>
        <source>wrong labels {value}</source>
        <translation>誤ったラベル {value}</translation>
    </message>
    <message>
        <source>no wrong labels</source>
        <translation>誤ったラベルなし</translation>
    </message>
    <message>
        <source>order: {value}</source>
        <translation>順序：{value}</translation>
    </message>
    <message>
        <source>{value} epochs</source>
        <translation>{value} エポック</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 エポック</translation>
    </message>
    <message>
        <source>batch {value}</source>
        <translation>バッチサイズ {value}</translation>
    </message>
    <message>
        <source>learning rate {value}</source>
        <translation>学習率 {value}</translation>
    </message>
    <message>
        <source>schedule {value}</source>
        <translation>スケジュール {value}</translation>
    </message>
    <message>
        <source>momentum {value}</source>
        <translation>モーメンタム {value}</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>ネステロフあり</translation>
    </message>
    <message>
        <source>no Nesterov</source>
        <translation>ネステロフなし</translation>
    </message>
    <message>
        <source>weight decay {value}</source>
        <translation>重み減衰 {value}</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>損失 {value}</translation>
    </message>
    <message>
        <source>label smoothing {value}</source>
        <translation>ラベル平滑化 {value}</translation>
    </message>
    <message>
        <source>mixed precision</source>
        <translation>混合精度</translation>
    </message>
    <message>
        <source>no mixed precision</source>
        <translation>混合精度なし</translation>
    </message>
    <message>
        <source>shift {value} px</source>
        <translation>移動 {value} px</translation>
    </message>
    <message>
        <source>rotation {value}°</source>
        <translation>回転 {value}°</translation>
    </message>
    <message>
        <source>scaling {value}</source>
        <translation>拡大・縮小 {value}</translation>
    </message>
    <message>
        <source>shear {value}°</source>
        <translation>せん断 {value}°</translation>
    </message>
    <message>
        <source>stroke width ±{value} px</source>
        <translation>線の太さ ±{value} px</translation>
    </message>
    <message>
        <source>written forms {value}</source>
        <translation>字形 {value}</translation>
    </message>
    <message>
        <source>{value} validations per epoch</source>
        <translation>エポックごとに検証 {value} 回</translation>
    </message>
    <message>
        <source>1 validation per epoch</source>
        <translation>エポックごとに検証 1 回</translation>
    </message>
    <message>
        <source>patience {value} epochs</source>
        <translation>我慢 {value} エポック</translation>
    </message>
    <message>
        <source>patience 1 epoch</source>
        <translation>我慢 1 エポック</translation>
    </message>
    <message>
        <source>no early stopping</source>
        <translation>早期停止なし</translation>
    </message>
    <message>
        <source>best weights</source>
        <translation>最もよい重み</translation>
    </message>
    <message>
        <source>last weights</source>
        <translation>最後の重み</translation>
    </message>
</context>
<context>
    <name>images</name>
    <message>
        <source>There is no picture to paste. Copy one first.</source>
        <translation>貼り付ける画像がありません。先に画像をコピーしてください。</translation>
    </message>
    <message>
        <source>This is a file of drawings. Open it with File, Play a stroke file or Test with a stroke file.</source>
        <translation>これは手書きのファイルです。「ファイル」の「ストロークファイルを再生」か「ストロークファイルでテスト」で開いてください。</translation>
    </message>
    <message>
        <source>SVG drawings cannot be opened. Save this one as PNG first.</source>
        <translation>SVG の図は開けません。先に PNG として保存してください。</translation>
    </message>
    <message>
        <source>This picture is too large: it has more than {count} megapixels.</source>
        <translation>この画像は大きすぎます：{count} メガピクセルを超えています。</translation>
    </message>
    <message>
        <source>No digit found in this picture. Dark writing on light, even paper works best.</source>
        <translation>この画像には数字が見つかりません。明るく均一な紙に濃い色で書いたものが最適です。</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>このファイルを開けません。</translation>
    </message>
    <message>
        <source>These are weights. Open them with File, Open weights (Ctrl+O).</source>
        <translation>これは重みのファイルです。「ファイル」の「重みを開く」（Ctrl+O）で開いてください。</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read, or it is damaged.</source>
        <translation>このファイルは読み取れる画像ではないか、壊れています。</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Details for a bug report are in {path}</source>
        <translation>不具合の報告に必要な詳細は {path} にあります</translation>
    </message>
    <message>
        <source>Stopped. The network in use stays.</source>
        <translation>停止しました。使用中のネットワークはそのままです。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. The network in use stays. Try again; if it comes back, restart the app.</source>
        <translation>予期しない問題が起きました。使用中のネットワークはそのままです。もう一度試し、また起きる場合はアプリを再起動してください。</translation>
    </message>
    <message>
        <source>The loss stopped being a number at step {step}: the steps were too large. Lower the learning rate (now {learning_rate}) and train again.</source>
        <translation>ステップ {step} で損失が数でなくなりました。ステップが大きすぎます。学習率（現在 {learning_rate}）を下げて、もう一度学習してください。</translation>
    </message>
    <message>
        <source>Training on computer-drawn digits.</source>
        <translation>コンピューターが書いた数字で学習します。</translation>
    </message>
    <message>
        <source>Another program has the folder of this run open. The run is kept in {folder} until MNIST Draw is started again, and then stands with the others in Runs.</source>
        <translation>別のプログラムがこの実行のフォルダーを開いています。実行は、次に MNIST Draw を起動するまで {folder} に保存され、その後はほかの実行とともに「実行の記録」に並びます。</translation>
    </message>
    <message>
        <source>This run was not kept: the disk is full.</source>
        <translation>この実行を保存できませんでした：ディスクがいっぱいです。</translation>
    </message>
    <message>
        <source>This run was not kept: you may not write to {folder}.</source>
        <translation>この実行を保存できませんでした：{folder} に書き込む権限がありません。</translation>
    </message>
    <message>
        <source>This run was not kept: another program has a file of it open.</source>
        <translation>この実行を保存できませんでした：ほかのプログラムがそのファイルを開いています。</translation>
    </message>
    <message>
        <source>This run was not kept: {folder} does not take it.</source>
        <translation>この実行を {folder} に保存できませんでした。</translation>
    </message>
    <message>
        <source>{path} was not saved: the disk is full. Free some space and try again.</source>
        <translation>{path} を保存できませんでした：ディスクがいっぱいです。空きを作って、もう一度試してください。</translation>
    </message>
    <message>
        <source>{path} was not saved: you may not write there. Choose another folder, or ask who looks after this computer.</source>
        <translation>{path} を保存できませんでした：書き込む権限がありません。別のフォルダーを選ぶか、管理者に尋ねてください。</translation>
    </message>
    <message>
        <source>{path} is open in another program, such as Excel. Close it there and try again.</source>
        <translation>{path} は Excel などの別のプログラムで開かれています。そちらで閉じて、もう一度試してください。</translation>
    </message>
    <message>
        <source>{path} is damaged, and was not changed. Delete this run, or train it again.</source>
        <translation>{path} は壊れているため、変更していません。この実行を削除するか、もう一度学習してください。</translation>
    </message>
    <message>
        <source>{path} was not saved: the drive does not take it. Check the drive, or choose another folder.</source>
        <translation>{path} を保存できませんでした：ドライブに書き込めません。ドライブを確認するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote My drawings. They are unchanged: update this computer to see them.</source>
        <translation>「自分の手書き」は、このプログラムの新しい版が書いたものです。変更していません。見るにはこのコンピューターを更新してください。</translation>
    </message>
    <message>
        <source>The file of My drawings is damaged. It is set aside at the next change, and its last backup takes its place.</source>
        <translation>「自分の手書き」のファイルが壊れています。次の変更のときに別名で残し、最後のバックアップに置き換えます。</translation>
    </message>
    <message>
        <source>My drawings cannot be opened, and are unchanged. Check that you may read {path} and that its drive is connected.</source>
        <translation>「自分の手書き」を開けません。変更はしていません。{path} の読み取り権限とドライブの接続を確認してください。</translation>
    </message>
    <message>
        <source>The file of My drawings was replaced in the meantime. Try again.</source>
        <translation>「自分の手書き」のファイルは、この間に置き換えられました。もう一度実行してください。</translation>
    </message>
    <message>
        <source>The folder {path} is not there. Connect its share or stick: what is missing is exchanged then.</source>
        <translation>フォルダー {path} が見つかりません。共有フォルダーか USB メモリーをつないでください。足りない分はそのとき交換します。</translation>
    </message>
    <message>
        <source>{path} is not the joined folder: it is not connected, or it was emptied. Connect it, or join it again.</source>
        <translation>{path} は参加したフォルダーではありません：つながっていないか、中身が消されています。つなぐか、参加し直してください。</translation>
    </message>
    <message>
        <source>The folder {path} cannot be read. Check that you may read it: what is missing is exchanged then.</source>
        <translation>フォルダー {path} を読めません。読み取り権限を確認してください。足りない分はそのとき交換します。</translation>
    </message>
    <message>
        <source>A newer version of this program uses {path}. Update this computer.</source>
        <translation>{path} はこのプログラムの新しい版が使っています。このコンピューターを更新してください。</translation>
    </message>
    <message>
        <source>Its network is in use: save it elsewhere with File, Save weights (Ctrl+S).</source>
        <translation>そのネットワークは使用中です。「ファイル」→「重みを保存」（Ctrl+S）で別の場所に保存してください。</translation>
    </message>
    <message>
        <source>Training needs {name}, which is not installed. Run the set-up command of the README again.</source>
        <translation>学習に必要な {name} がインストールされていません。README のセットアップのコマンドをもう一度実行してください。</translation>
    </message>
    <message>
        <source>The network in use stays.</source>
        <translation>使用中のネットワークはそのままです。</translation>
    </message>
    <message>
        <source>This recipe cannot be trained. {reason} Change it under All settings (Ctrl+,).</source>
        <translation>このレシピは学習できません。{reason}「すべての設定」（Ctrl+,）で変えてください。</translation>
    </message>
    <message>
        <source>The training broke off: this computer’s processor is too old for PyTorch. Drawing and prediction go on. Train on a newer computer.</source>
        <translation>学習が途中で切れました：プロセッサーが PyTorch には古すぎます。書くことと予測は続けられます。新しいコンピューターで学習してください。</translation>
    </message>
    <message>
        <source>The training broke off; perhaps memory ran out. The network in use stays. Close other programs, or lower the batch size.</source>
        <translation>学習が途中で切れました（メモリー不足？）。使用中のネットワークはそのままです。ほかのプログラムを閉じるか、バッチサイズを下げてください。</translation>
    </message>
    <message>
        <source>{count} of these drawings can be learnt; at least {fewest} are needed. The network is unchanged. Draw and label more.</source>
        <translation>学習できる手書きは {count} 枚で、少なくとも {fewest} 枚必要です。ネットワークは元のままです。もっと書いてラベルを付けてください。</translation>
    </message>
    <message>
        <source>Training needs {name}, which cannot be loaded. Install Microsoft’s Visual C++ Redistributable from {address}, and restart MNIST Draw.</source>
        <translation>学習に必要な {name} を読み込めません。Microsoft の Visual C++ Redistributable（{address}）を入れて、再起動してください。</translation>
    </message>
    <message>
        <source>There is too little memory to load {name}. Close other programs, or enlarge the paging file in the settings of Windows.</source>
        <translation>メモリー不足で {name} を読み込めません。ほかのプログラムを閉じるか、Windows の設定でページファイルを大きくしてください。</translation>
    </message>
    <message>
        <source>Training needs {name}, which cannot be loaded; the log says why. Run the set-up command of the README again.</source>
        <translation>学習に必要な {name} を読み込めません（理由はログにあります）。README のセットアップのコマンドをもう一度実行してください。</translation>
    </message>
    <message>
        <source>There is too little memory for this network. The network in use stays. Close other programs, or choose a smaller recipe.</source>
        <translation>このネットワークにはメモリーが足りません。使用中のネットワークはそのままです。ほかのプログラムを閉じるか、小さいレシピを選んでください。</translation>
    </message>
    <message>
        <source>There is too little memory for batches of {batch_size} images. The network in use stays. Close other programs, or try a batch size of {smaller}.</source>
        <translation>メモリー不足です（バッチサイズ {batch_size}）。使用中のネットワークはそのままです。ほかのプログラムを閉じるか、バッチサイズを {smaller} にしてください。</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for batches of {batch_size} images. The network in use stays. Try a batch size of {smaller}.</source>
        <translation>グラフィックカードのメモリー不足です（バッチサイズ {batch_size}）。使用中のネットワークはそのままです。バッチサイズを {smaller} にしてください。</translation>
    </message>
    <message>
        <source>The weights of this network overflow: it reads nothing. Choose another network.</source>
        <translation>このネットワークの重みは桁あふれしていて、何も読めません。別のネットワークを選んでください。</translation>
    </message>
    <message>
        <source>No change of this drawing was found that turns the answer. Choose another network, or draw another digit.</source>
        <translation>答えを変える変化は見つかりませんでした。別のネットワークを選ぶか、別の数字を書いてください。</translation>
    </message>
    <message>
        <source>{file} is a picture, not weights. Open it with File, Open picture.</source>
        <translation>{file} は画像で、重みではありません。「ファイル」の「画像を開く」で開いてください。</translation>
    </message>
    <message>
        <source>There is no file {path}. Choose another one.</source>
        <translation>ファイル {path} がありません。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path} cannot be opened. Check that you may read it, or choose another file.</source>
        <translation>{path} を開けません。読み取り権限を確認するか、別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>The weights in {file} are damaged. Choose another file.</source>
        <translation>{file} の重みは壊れています。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{file} holds no weights, or damaged ones. Choose a file that MNIST Draw saved.</source>
        <translation>{file} には重みがないか、壊れています。MNIST Draw が保存したファイルを選んでください。</translation>
    </message>
    <message>
        <source>{file} holds no weights from so early. Choose a later step.</source>
        <translation>{file} には、それほど早い時点の重みがありません。後のステップを選んでください。</translation>
    </message>
    <message>
        <source>The network reads {classes}, but {data} holds {others}. Choose a network for these classes, or its own data set.</source>
        <translation>ネットワークが読むのは {classes}、{data} にあるのは {others} です。このクラスのネットワークか、ネットワークに合うデータセットを選んでください。</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: there is no internet connection. Connect and train again, or choose a folder with MNIST.</source>
        <translation>MNIST をダウンロードできませんでした：インターネットに接続していません。接続してもう一度学習するか、MNIST のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: the connection is too slow. Train again later, or choose a folder with MNIST.</source>
        <translation>MNIST をダウンロードできませんでした：接続が遅すぎます。後でもう一度学習するか、MNIST のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: its servers have trouble. Train again later, or choose a folder with MNIST.</source>
        <translation>MNIST をダウンロードできませんでした：配布サーバーに問題があります。後でもう一度学習するか、MNIST のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: what arrived was damaged. Train again later, or choose a folder with MNIST.</source>
        <translation>MNIST をダウンロードできませんでした：届いたファイルが壊れていました。後でもう一度学習するか、MNIST のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: an internet filter blocks it. Ask its administrator, or choose a folder with MNIST.</source>
        <translation>MNIST をダウンロードできませんでした：フィルターに遮断されています。管理者に相談するか、MNIST のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: the internet connection asks you to sign in. Do so in a web browser and train again.</source>
        <translation>MNIST をダウンロードできませんでした：接続にログインが必要です。ウェブブラウザーでログインして、もう一度学習してください。</translation>
    </message>
    <message>
        <source>There is no folder {path}. Choose another one, or other data.</source>
        <translation>フォルダー {path} がありません。別のフォルダーか、別のデータを選んでください。</translation>
    </message>
    <message>
        <source>{path} lacks {files}. Add what is missing, or choose another folder.</source>
        <translation>{path} に {files} がありません。足りないものを加えるか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} cannot be opened. Check that you may read it and that its drive is connected.</source>
        <translation>{path} を開けません。読み取り権限とドライブの接続を確認してください。</translation>
    </message>
    <message>
        <source>{path} is damaged. Put a sound copy in its place, or choose another.</source>
        <translation>{path} は壊れています。正しいファイルに置き換えるか、別のものを選んでください。</translation>
    </message>
    <message>
        <source>{path} cannot be used as a data set. Choose another one.</source>
        <translation>{path} はデータセットとして使えません。別のものを選んでください。</translation>
    </message>
    <message>
        <source>{path} is not MNIST’s file of this name. Put the right one in its place, or choose another folder.</source>
        <translation>{path} は、この名前の MNIST のファイルではありません。正しいファイルに置き換えるか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>MNIST is not on this computer. Choose a folder with MNIST.</source>
        <translation>このコンピューターに MNIST がありません。MNIST のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>A part of this program is missing. Install the program again.</source>
        <translation>このプログラムの一部がありません。インストールし直してください。</translation>
    </message>
    <message>
        <source>{path} is no picture that can be read. Choose a PNG or JPEG file.</source>
        <translation>{path} は読み取れる画像ではありません。PNG か JPEG のファイルを選んでください。</translation>
    </message>
    <message>
        <source>There is no drawing in {path}. Choose another file.</source>
        <translation>{path} に手書きがありません。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path} is no file of drawings. Choose a stroke file (JSON Lines) or a UNIPEN file.</source>
        <translation>{path} は手書きのファイルではありません。ストロークファイル（JSON Lines）か UNIPEN のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path} is an archive. Unpack it, and choose the file inside.</source>
        <translation>{path} は圧縮されています。展開して、中のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path} is UTF-16 text. Save it as UTF-8 and choose it again.</source>
        <translation>{path} は UTF-16 のテキストです。UTF-8 で保存して、選び直してください。</translation>
    </message>
    <message>
        <source>Line {line} of {path} cannot be read. Correct it and try again.</source>
        <translation>{path} の {line} 行目を読めません。直して、もう一度試してください。</translation>
    </message>
    <message>
        <source>{path} is a picture, not a file of drawings. Open it with File, Open picture.</source>
        <translation>{path} は画像で、手書きのファイルではありません。「ファイル」の「画像を開く」で開いてください。</translation>
    </message>
    <message>
        <source>There is no run in {path}: it was deleted or moved. Choose another run.</source>
        <translation>{path} に実行がありません：削除されたか、移動されました。別の実行を選んでください。</translation>
    </message>
    <message>
        <source>{path} of this run is damaged. Choose another run, or train it again.</source>
        <translation>この実行の {path} は壊れています。別の実行を選ぶか、もう一度学習してください。</translation>
    </message>
    <message>
        <source>The run in {path} has taught no drawings. Choose another run.</source>
        <translation>{path} の実行では手書きを教えていません。別の実行を選んでください。</translation>
    </message>
    <message>
        <source>Code is written for the ten digits only, and this network reads other classes. Export it as ONNX.</source>
        <translation>コードを書き出せるのは 10 個の数字だけですが、このネットワークは別のクラスを読みます。ONNX として書き出してください。</translation>
    </message>
    <message>
        <source>Code is for MNIST, which does not say who wrote an image. Leave out no writers, or export the network as ONNX.</source>
        <translation>コードは MNIST 用で、MNIST では書いた人が分かりません。人を除かないか、ネットワークを ONNX として書き出してください。</translation>
    </message>
    <message>
        <source>Writing ONNX needs the Python package onnx. Run “{command}” in the folder of MNIST Draw, then export again.</source>
        <translation>ONNX を書き出すには onnx パッケージが必要です。MNIST Draw のフォルダーで「{command}」を実行し、再度書き出してください。</translation>
    </message>
    <message>
        <source>{path} holds no training. Choose the run folder of a training that has begun.</source>
        <translation>{path} には学習がありません。始まっている学習の実行フォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} can no longer be reached. The network shown last stays. Check the connection, then watch it again.</source>
        <translation>{path} に届かなくなりました。最後に表示したネットワークはそのまま残ります。接続を確かめてから、もう一度見守ってください。</translation>
    </message>
    <message>
        <source>The progress in {path} is damaged. The network shown last stays. Open its run when the training has ended.</source>
        <translation>{path} の経過が壊れています。最後に表示したネットワークはそのまま残ります。学習が終わってからその実行を開いてください。</translation>
    </message>
    <message>
        <source>The training in {path} was broken off. The network shown last stays. Check its terminal for the cause.</source>
        <translation>{path} の学習は途中で終わりました。最後に表示したネットワークはそのまま残ります。原因はターミナルで確かめてください。</translation>
    </message>
</context>
</TS>
