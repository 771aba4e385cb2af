<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Advice</name>
    <message>
        <source>Use batches of {size} and train</source>
        <translation>배치를 {size}(으)로 하고 학습</translation>
    </message>
    <message>
        <source>At step {step} the loss was no longer a number.</source>
        <translation>스텝 {step}에서 손실이 더 이상 숫자가 아니게 되었습니다.</translation>
    </message>
    <message>
        <source>Use a tenth of the learning rate and train</source>
        <translation>학습률을 10분의 1로 하고 학습</translation>
    </message>
    <message>
        <source>{digits} and {digit}</source>
        <translation>{digits}, {digit}</translation>
    </message>
    <message>
        <source>It predicts {digit} whatever it sees.</source>
        <translation>무엇을 보아도 {digit}(으)로 예측합니다.</translation>
    </message>
    <message>
        <source>It never predicts {digits}.</source>
        <translation>{digits}(으)로는 전혀 예측하지 않습니다.</translation>
    </message>
    <message>
        <source>It has found no way to tell such digits from others.</source>
        <translation>그런 숫자를 다른 숫자와 구별하는 방법을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>All units for them have died (ReLU gives 0 and learns nothing).</source>
        <translation>그 숫자들을 위한 유닛이 모두 죽었습니다(ReLU가 0이 되어 아무것도 배우지 못합니다).</translation>
    </message>
    <message>
        <source>All units for it have died (ReLU gives 0 and learns nothing).</source>
        <translation>그 숫자를 위한 유닛이 모두 죽었습니다(ReLU가 0이 되어 아무것도 배우지 못합니다).</translation>
    </message>
    <message>
        <source>Units that it needs may have died (ReLU gives 0 and learns nothing).</source>
        <translation>필요한 유닛이 죽었을 수 있습니다(ReLU가 0이 되어 아무것도 배우지 못합니다).</translation>
    </message>
    <message>
        <source>Try another seed or a smaller learning rate.</source>
        <translation>다른 시드나 더 작은 학습률을 써 보세요.</translation>
    </message>
    <message>
        <source>It never predicts {digits}: the training leaves such images out.</source>
        <translation>{digits}을(를) 한 번도 예측하지 않습니다. 학습에서 그 이미지를 제외하기 때문입니다.</translation>
    </message>
    <message>
        <source>Leave nothing out and train</source>
        <translation>아무것도 제외하지 않고 학습</translation>
    </message>
    <message>
        <source>Try another seed</source>
        <translation>다른 시드 써 보기</translation>
    </message>
    <message>
        <source>{steps} steps are too few to learn from: so few images make few batches. Train for more epochs.</source>
        <translation>{steps}스텝은 학습하기에 너무 적습니다. 이미지가 적으면 배치도 적습니다. 에포크를 늘려 학습하세요.</translation>
    </message>
    <message>
        <source>One step is too little to learn from: so few images make a single batch. Train for more epochs.</source>
        <translation>1스텝은 학습하기에 너무 적습니다. 이미지가 적으면 배치가 하나뿐입니다. 에포크를 늘려 학습하세요.</translation>
    </message>
    <message>
        <source>Train {epochs} epochs</source>
        <translation>{epochs}에포크 학습</translation>
    </message>
    <message>
        <source>{accuracy} right is guessing.</source>
        <translation>정확도 {accuracy}은(는) 찍는 것과 같습니다.</translation>
    </message>
    <message>
        <source>Only {accuracy} right after epoch {epoch}.</source>
        <translation>에포크 {epoch} 뒤의 정확도는 {accuracy}뿐입니다.</translation>
    </message>
    <message>
        <source>Use {value} and train</source>
        <translation>{value}(으)로 바꿔 학습</translation>
    </message>
    <message>
        <source>Back to {value} and train</source>
        <translation>{value}(으)로 되돌려 학습</translation>
    </message>
    <message>
        <source>Set {field} to {value} and train</source>
        <translation>{field}을(를) {value}(으)로 하고 학습합니다</translation>
    </message>
    <message>
        <source>The training images come sorted: what it learns last makes it forget the rest.</source>
        <translation>학습 이미지가 정렬된 순서로 들어옵니다. 마지막에 배운 것 때문에 나머지를 잊습니다.</translation>
    </message>
    <message>
        <source>{share} of the training labels are wrong.</source>
        <translation>학습 레이블의 {share}가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>Images of each digit to learn from: only {count}.</source>
        <translation>숫자마다 학습 이미지가 {count}장뿐입니다.</translation>
    </message>
    <message>
        <source>Sigmoids pass on little of the error: the first layers hardly learn (vanishing gradient).</source>
        <translation>시그모이드는 오차를 조금만 전달하므로 앞쪽 층이 거의 학습하지 못합니다(기울기 소실).</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times the recipe’s.</source>
        <translation>학습률 {value}은(는) 레시피 값의 {times}배입니다.</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times smaller than the recipe’s.</source>
        <translation>학습률 {value}은(는) 레시피 값의 {times}분의 1입니다.</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times what {optimiser} usually takes.</source>
        <translation>학습률 {value}은(는) {optimiser}의 보통 값의 {times}배입니다.</translation>
    </message>
    <message>
        <source>Learning rate {value} is {times} times smaller than what {optimiser} usually takes.</source>
        <translation>학습률 {value}은(는) {optimiser}의 보통 값의 {times}분의 1입니다.</translation>
    </message>
    <message>
        <source>Momentum {value} keeps {share} % of every step: they add up and overshoot.</source>
        <translation>모멘텀 {value}은(는) 각 스텝의 {share} %를 남깁니다. 쌓여서 지나치게 커집니다.</translation>
    </message>
    <message>
        <source>Weight decay {value} pulls the weights to zero faster than they learn.</source>
        <translation>가중치 감쇠 {value}은(는) 학습보다 빠르게 가중치를 0으로 끌어당깁니다.</translation>
    </message>
    <message>
        <source>Dropout {value} switches {share} % of the units off in every step: too few are left.</source>
        <translation>드롭아웃 {value}은(는) 스텝마다 유닛의 {share} %를 끕니다. 남는 유닛이 너무 적습니다.</translation>
    </message>
</context>
<context>
    <name>AnnouncementController</name>
    <message>
        <source>Training stopped before its first step</source>
        <translation>첫 스텝 전에 학습을 중지했습니다</translation>
    </message>
    <message>
        <source>Watching stopped; the training goes on there</source>
        <translation>지켜보기를 끝냈습니다. 학습은 그곳에서 계속됩니다</translation>
    </message>
    <message>
        <source>Training failed; the message in the window says why</source>
        <translation>학습에 실패했습니다. 이유는 창의 메시지에 있습니다</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지했습니다</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>다시 시작했습니다</translation>
    </message>
    <message>
        <source>{x} % from the left, {y} % from the top</source>
        <translation>왼쪽에서 {x} %, 위에서 {y} %</translation>
    </message>
    <message>
        <source>Pen down</source>
        <translation>펜을 내렸습니다</translation>
    </message>
    <message>
        <source>Pen up</source>
        <translation>펜을 들었습니다</translation>
    </message>
    <message>
        <source>Stroke taken back</source>
        <translation>획을 되돌렸습니다</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>Training started: {epochs} epochs</source>
        <translation>학습 시작: {epochs} 에포크</translation>
    </message>
    <message>
        <source>Epoch {epoch}: validation accuracy {accuracy} %</source>
        <translation>에포크 {epoch}: 검증 정확도 {accuracy} %</translation>
    </message>
    <message>
        <source>Validations without improvement: {count}</source>
        <translation>나아지지 않은 검증: {count}회</translation>
    </message>
    <message>
        <source>Training stopped</source>
        <translation>학습을 중지했습니다</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>학습이 끝났습니다</translation>
    </message>
    <message>
        <source>Test accuracy {accuracy} %</source>
        <translation>테스트 정확도 {accuracy} %</translation>
    </message>
    <message>
        <source>Most frequent confusion: {label} read as {predicted}, {count} times</source>
        <translation>가장 많은 혼동: {label}을(를) {predicted}(으)로 읽음, {count}개</translation>
    </message>
    <message>
        <source>Not sure: {why}</source>
        <translation>잘 모르겠음: {why}</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>You expected: {expected}</source>
        <translation>예상: {expected}</translation>
    </message>
    <message>
        <source>You expected: {expected} – that is what happened</source>
        <translation>예상: {expected}. 그대로 되었습니다</translation>
    </message>
    <message>
        <source>You expected: {expected} – what happened: {happened}</source>
        <translation>예상: {expected}. 실제: {happened}</translation>
    </message>
</context>
<context>
    <name>AnswerChart</name>
    <message>
        <source>What each network reads while the change grows</source>
        <translation>변화가 커질 때 각 네트워크가 읽는 숫자</translation>
    </message>
    <message>
        <source>Each cell: the digit that a network reads after this much of the change. Filled: a different answer than for your drawing. Click a column to see its picture above.</source>
        <translation>각 칸은 이 변화를 그만큼 주었을 때 읽는 숫자입니다. 색칠된 칸은 원래와 다른 답입니다. 열을 클릭하면 그 그림이 위에 보입니다.</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>overflow</source>
        <translation>오버플로</translation>
    </message>
    <message>
        <source>{digit} before the change</source>
        <translation>변화 전: {digit}</translation>
    </message>
    <message>
        <source>not comparable: other classes</source>
        <translation>비교할 수 없음: 클래스가 다름</translation>
    </message>
    <message>
        <source>most say {digit}</source>
        <translation>다수는 {digit}</translation>
    </message>
    <message>
        <source>Test accuracy, and number of parameters</source>
        <translation>테스트 정확도와 매개변수 수</translation>
    </message>
    <message>
        <source>Digit read by {name}</source>
        <translation>{name}이(가) 읽은 숫자</translation>
    </message>
    <message>
        <source>The digit that this network finds most probable</source>
        <translation>이 네트워크가 가장 그럴듯하다고 보는 숫자</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Predicted digit</source>
        <translation>예측한 숫자</translation>
    </message>
    <message>
        <source>The digit that the network finds most probable</source>
        <translation>네트워크가 가장 가능성 높다고 보는 숫자</translation>
    </message>
    <message>
        <source>Why no digit is the answer</source>
        <translation>숫자로 답하지 않는 이유</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>잘 모르겠음</translation>
    </message>
    <message>
        <source>Only a guess</source>
        <translation>추측일 뿐입니다</translation>
    </message>
    <message>
        <source>Best guess: {digit}, {percent}</source>
        <translation>굳이 답하면 {digit}, {percent}</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>기다리는 중…</translation>
    </message>
    <message>
        <source>{certainty} · waiting…</source>
        <translation>{certainty} · 기다리는 중…</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>The class that the network finds most probable. It is not sure where none has 50 %, where two are close, or where there is too little ink. Only networks of digits also notice drawings that are like nothing they learned.</source>
        <translation>네트워크가 가장 그럴듯하다고 보는 클래스. 50 %에 이르는 것이 없거나, 둘이 비슷하거나, 잉크가 너무 적으면 확신하지 않습니다. 배운 것과 닮지 않은 손글씨를 알아차리는 것은 숫자 네트워크뿐입니다.</translation>
    </message>
    <message>
        <source>Why no class is the answer</source>
        <translation>답이 되는 클래스가 없는 이유</translation>
    </message>
    <message>
        <source>Unlike most digits it learned from</source>
        <translation>배운 숫자들과는 별로 닮지 않았습니다</translation>
    </message>
    <message>
        <source>Another digit is more likely</source>
        <translation>다른 숫자일 가능성이 더 큽니다</translation>
    </message>
    <message>
        <source>Something else is more likely</source>
        <translation>다른 것일 가능성이 더 큽니다</translation>
    </message>
    <message>
        <source>No digit stands out</source>
        <translation>두드러진 숫자가 없습니다</translation>
    </message>
    <message>
        <source>No class stands out</source>
        <translation>두드러지는 클래스가 없습니다</translation>
    </message>
    <message>
        <source>Too little ink</source>
        <translation>잉크가 너무 적습니다</translation>
    </message>
    <message>
        <source>Draw a digit, a little larger</source>
        <translation>숫자를 조금 더 크게 써 보세요</translation>
    </message>
    <message>
        <source>Draw it a little larger</source>
        <translation>조금 더 크게 쓰세요</translation>
    </message>
    <message>
        <source>More than one digit</source>
        <translation>숫자가 둘 이상입니다</translation>
    </message>
    <message>
        <source>Draw them further apart</source>
        <translation>더 띄어서 쓰세요</translation>
    </message>
    <message>
        <source>Unfamiliar</source>
        <translation>낯선 모양</translation>
    </message>
    <message>
        <source>Unlike any digit it learned from</source>
        <translation>배운 어떤 숫자와도 닮지 않았습니다</translation>
    </message>
    <message>
        <source>It cannot decide about the {nth} digit</source>
        <translation>{nth} 숫자를 정하지 못합니다</translation>
    </message>
    <message>
        <source>The {nth} digit is only a guess</source>
        <translation>{nth} 숫자는 추측일 뿐입니다</translation>
    </message>
    <message>
        <source>No digit stands out as the {nth} one</source>
        <translation>{nth} 숫자로 두드러지는 것이 없습니다</translation>
    </message>
    <message>
        <source>The {nth} digit is unlike any it learned from</source>
        <translation>{nth} 숫자는 배운 것과 전혀 닮지 않았습니다</translation>
    </message>
    <message>
        <source>first</source>
        <translation>왼쪽에서 첫 번째</translation>
    </message>
    <message>
        <source>second</source>
        <translation>왼쪽에서 두 번째</translation>
    </message>
    <message>
        <source>third</source>
        <translation>왼쪽에서 세 번째</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>왼쪽에서 네 번째</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>왼쪽에서 다섯 번째</translation>
    </message>
    <message>
        <source>sixth</source>
        <translation>왼쪽에서 여섯 번째</translation>
    </message>
    <message>
        <source>{digit} or {other}?</source>
        <translation>{digit} 또는 {other}?</translation>
    </message>
    <message>
        <source>{digit}, {other} or {third}?</source>
        <translation>{digit}, {other}, {third} 중 무엇?</translation>
    </message>
    <message>
        <source>It cannot decide</source>
        <translation>결정하지 못합니다</translation>
    </message>
</context>
<context>
    <name>BrushBar</name>
    <message>
        <source>Brush width</source>
        <translation>붓 굵기</translation>
    </message>
    <message>
        <source>Brush width ([ and ])</source>
        <translation>붓 굵기([ 및 ] 키)</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>By keyboard: arrow keys move the pen, Space lowers and lifts it.</source>
        <translation>키보드로는 화살표 키로 펜을 움직이고, 스페이스 키로 내리거나 듭니다.</translation>
    </message>
    <message>
        <source>Draw a digit here with mouse, pen or finger</source>
        <translation>마우스, 펜, 손가락으로 여기에 숫자를 쓰세요</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger. The right button erases. Pictures can be dropped or pasted here.</source>
        <translation>마우스, 펜, 손가락으로 숫자를 쓸 수 있습니다. 오른쪽 버튼은 지우개입니다. 이미지를 끌어다 놓거나 붙여 넣을 수도 있습니다.</translation>
    </message>
    <message>
        <source>Drop the picture here</source>
        <translation>여기에 이미지를 놓으세요</translation>
    </message>
    <message>
        <source>Draw a digit
from 0 to 9</source>
        <translation>0부터 9까지의
숫자를 쓰세요</translation>
    </message>
    <message>
        <source>Draw a letter
from {first} to {last}</source>
        <translation>{first}부터 {last}까지
글자를 쓰세요</translation>
    </message>
    <message>
        <source>Draw one of
{count} classes</source>
        <translation>{count}개 클래스 중
하나를 쓰세요</translation>
    </message>
    <message>
        <source>or drop or paste a picture</source>
        <translation>또는 이미지를 끌어다 놓거나 붙여 넣기</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Getting ready…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>End the experiment; the network in use stays</source>
        <translation>실험을 끝냅니다. 쓰던 네트워크를 계속 씁니다</translation>
    </message>
    <message>
        <source>Progress of the experiment</source>
        <translation>실험 진행 상황</translation>
    </message>
    <message>
        <source>Run the experiment (Ctrl+Return)</source>
        <translation>실험을 합니다(Ctrl+Return)</translation>
    </message>
    <message>
        <source>First choose what you expect</source>
        <translation>먼저 예상을 고르세요</translation>
    </message>
    <message>
        <source>The network in use has changed since: run it again</source>
        <translation>그 뒤 쓰던 네트워크가 바뀌었습니다. 다시 해 주세요</translation>
    </message>
</context>
<context>
    <name>ChangedDrawings</name>
    <message>
        <source>Drawings that are read otherwise now, or still wrongly</source>
        <translation>읽기가 바뀌었거나 아직 잘못 읽히는 손글씨</translation>
    </message>
    <message>
        <source>Double-click a drawing to put it on the canvas</source>
        <translation>두 번 클릭하면 캔버스에 놓입니다</translation>
    </message>
    <message>
        <source>A {label}: read as {before} before, correctly now</source>
        <translation>{label}: 전에는 {before}, 지금은 올바르게 읽힙니다</translation>
    </message>
    <message>
        <source>A {label}: read correctly before, as {after} now</source>
        <translation>{label}: 전에는 올바르게, 지금은 {after}(으)로 읽힙니다</translation>
    </message>
    <message>
        <source>A {label}: read as {before} before and as {after} now. Is its label right?</source>
        <translation>{label}: 전에는 {before}, 지금은 {after}(으)로 읽힙니다. 레이블이 맞습니까?</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>published {what}</source>
        <translation>발표값({what})</translation>
    </message>
    <message>
        <source>published {what} about {figure}</source>
        <translation>발표값({what}) 약 {figure}</translation>
    </message>
    <message>
        <source>published {what} {figure}</source>
        <translation>발표값({what}) {figure}</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>first loss</source>
        <translation>첫 손실</translation>
    </message>
    <message>
        <source>{title}: no longer a number</source>
        <translation>{title}: 더 이상 숫자가 아님</translation>
    </message>
    <message>
        <source>{title}: loss up to {value}</source>
        <translation>{title}: 손실 최대 {value}</translation>
    </message>
    <message>
        <source>{title}: {value}</source>
        <translation>{title}: {value}</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How wrong the network is on average: lower is better</source>
        <translation>네트워크가 평균적으로 틀리는 정도. 낮을수록 좋습니다</translation>
    </message>
    <message>
        <source>Accuracy in %</source>
        <translation>정확도(%)</translation>
    </message>
    <message>
        <source>Share of digits read correctly: higher is better</source>
        <translation>올바르게 읽은 숫자의 비율. 높을수록 좋습니다</translation>
    </message>
</context>
<context>
    <name>ChosenColumn</name>
    <message>
        <source>Ready-made</source>
        <translation>기본 제공</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>파일에서…</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>네트워크 없음</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 매개변수</translation>
    </message>
    <message>
        <source>test {accuracy}</source>
        <translation>테스트 {accuracy}</translation>
    </message>
    <message>
        <source>Weights of {name}</source>
        <translation>{name}의 가중치</translation>
    </message>
    <message>
        <source>Choose a network for this column: ready-made, from a run, or from a file</source>
        <translation>이 열의 네트워크를 고릅니다(기본 제공, 실행 기록, 파일)</translation>
    </message>
</context>
<context>
    <name>ClearedNote</name>
    <message>
        <source>Cleared.</source>
        <translation>모두 지웠습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Bring the drawing back (Ctrl+Z)</source>
        <translation>쓴 숫자를 되돌립니다(Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>ClosedRun</name>
    <message>
        <source>The training that you closed is kept: see Runs (Ctrl+R)</source>
        <translation>닫을 때의 학습이 보관되어 있습니다: 실행 기록(Ctrl+R) 참조</translation>
    </message>
    <message>
        <source>The training that you closed ended before its run could be kept. Press Train to repeat it.</source>
        <translation>닫을 때의 학습은 보관되기 전에 끝났습니다. 다시 하려면 학습을 누르세요.</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Drawings that are not kept</source>
        <translation>보관되지 않은 손글씨</translation>
    </message>
    <message>
        <source>Keep them now</source>
        <translation>지금 보관</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>파일로 저장…</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>보관하지 않고 닫기</translation>
    </message>
    <message>
        <source>Go on drawing</source>
        <translation>닫지 않고 계속</translation>
    </message>
    <message>
        <source>Try again, then close the window</source>
        <translation>다시 시도한 뒤 창을 닫습니다</translation>
    </message>
    <message>
        <source>Write a file that My drawings can import, then close the window</source>
        <translation>내 손글씨에서 가져올 수 있는 파일로 쓴 뒤 창을 닫습니다</translation>
    </message>
    <message>
        <source>These drawings are lost</source>
        <translation>이 손글씨들은 사라집니다</translation>
    </message>
    <message>
        <source>Leave the window open</source>
        <translation>창을 열어 둡니다</translation>
    </message>
    <message>
        <source>Save the drawings</source>
        <translation>손글씨 저장</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl)</source>
        <translation>획 파일 (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>CompareController</name>
    <message>
        <source>The column keeps its network.</source>
        <translation>이 열의 네트워크는 그대로입니다.</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Weights to compare</source>
        <translation>비교할 가중치</translation>
    </message>
    <message>
        <source>Weights (*.safetensors);;All files (*)</source>
        <translation>가중치 (*.safetensors);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Five networks</source>
        <translation>다섯 네트워크</translation>
    </message>
    <message>
        <source>Input of all networks</source>
        <translation>모든 네트워크의 입력</translation>
    </message>
    <message>
        <source>Your drawing as 28 × 28 pixels, with the changes made here</source>
        <translation>쓴 숫자를 28 × 28 픽셀로 만들고 여기서 준 변화를 더한 것</translation>
    </message>
    <message>
        <source>The change comes after centring; centring would undo it.</source>
        <translation>변화는 가운데로 옮긴 뒤에 줍니다. 먼저 주면 가운데로 옮기면서 변화가 사라집니다.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>오른쪽으로 옮기기</translation>
    </message>
    <message>
        <source>to the left</source>
        <translation>왼쪽으로 옮기기</translation>
    </message>
    <message>
        <source>downwards</source>
        <translation>아래로 옮기기</translation>
    </message>
    <message>
        <source>upwards</source>
        <translation>위로 옮기기</translation>
    </message>
    <message>
        <source>clockwise</source>
        <translation>시계 방향으로 돌리기</translation>
    </message>
    <message>
        <source>anticlockwise</source>
        <translation>반시계 방향으로 돌리기</translation>
    </message>
    <message>
        <source>thicker strokes</source>
        <translation>굵게 하기</translation>
    </message>
    <message>
        <source>thinner strokes</source>
        <translation>가늘게 하기</translation>
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
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>right</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>잘 모르겠음</translation>
    </message>
    <message>
        <source>Rows: really. Columns: read as</source>
        <translation>행: 정답. 열: 읽은 숫자</translation>
    </message>
    <message>
        <source>Choose a cell to see its drawings</source>
        <translation>칸을 고르면 손글씨를 볼 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Crosshair</name>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>스텝 {number}</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>The curves appear here: accuracy on test images</source>
        <translation>여기에 곡선이 나타납니다: 테스트 이미지의 정확도</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Accuracy of the networks while the change grows</source>
        <translation>변화가 커질 때 각 네트워크의 정확도</translation>
    </message>
    <message>
        <source>Point at an amount, or press Left and Right: the figures stand above, your drawing follows. Bars are standard errors.</source>
        <translation>변화량을 가리키거나 왼쪽·오른쪽 키를 누르세요. 위에 수치가 나오고 손글씨도 따라 바뀝니다. 세로 막대는 표준 오차입니다.</translation>
    </message>
</context>
<context>
    <name>CurveExport</name>
    <message>
        <source>Training curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy in %</source>
        <translation>정확도(%)</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Run {number}</source>
        <translation>실행 {number}</translation>
    </message>
    <message>
        <source>Validation after epoch {epoch}: </source>
        <translation>에포크 {epoch} 후 검증: </translation>
    </message>
    <message>
        <source>Hide earlier runs</source>
        <translation>이전 실행 숨기기</translation>
    </message>
    <message>
        <source>Hide the curves of all earlier runs; the runs themselves are kept</source>
        <translation>이전 실행의 곡선을 모두 숨깁니다. 실행 기록은 남습니다</translation>
    </message>
    <message>
        <source>Loss curves</source>
        <translation>손실 곡선</translation>
    </message>
    <message>
        <source>Accuracy curves</source>
        <translation>정확도 곡선</translation>
    </message>
    <message>
        <source>Move the mouse, or press the arrow keys, to read values off</source>
        <translation>마우스를 움직이거나 화살표 키를 누르면 값을 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>Shift with arrow keys: the next validation</source>
        <translation>Shift와 화살표 키: 다음 검증으로</translation>
    </message>
    <message>
        <source>Wheel: zoom in time, with Ctrl or over the axis in value; drag: move</source>
        <translation>휠: 가로축 확대·축소(Ctrl을 누르거나 세로축 위에서는 세로축). 끌기: 이동</translation>
    </message>
    <message>
        <source>Double click, or A: show everything again</source>
        <translation>두 번 클릭하거나 A 키: 전체를 다시 표시</translation>
    </message>
    <message>
        <source>{title}: press to show or hide this run</source>
        <translation>{title}: 누르면 이 실행을 표시하거나 숨깁니다</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Each step&apos;s batch; the smoothed curve stands out</source>
        <translation>각 스텝의 배치. 평활화한 곡선이 도드라집니다</translation>
    </message>
    <message>
        <source>per epoch</source>
        <translation>에포크별</translation>
    </message>
    <message>
        <source>Mean of each training epoch</source>
        <translation>각 학습 에포크의 평균</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Digits that the network does not train on; epoch 0 is the untrained network</source>
        <translation>학습에 쓰지 않는 숫자. 에포크 0은 학습하지 않은 네트워크입니다</translation>
    </message>
    <message>
        <source>Published in: {text}</source>
        <translation>출처: {text}</translation>
    </message>
    <message>
        <source>published</source>
        <translation>발표값</translation>
    </message>
</context>
<context>
    <name>DataController</name>
    <message>
        <source>These are computer-drawn digits, not MNIST. {reason}</source>
        <translation>MNIST가 아니라 컴퓨터가 쓴 숫자입니다. {reason}</translation>
    </message>
</context>
<context>
    <name>DataSet</name>
    <message>
        <source>several data sets lie here: {names}. Move the one to learn into a folder of its own, or choose its file with the training images.</source>
        <translation>여기에 데이터 세트가 여러 개 있습니다: {names}. 학습할 것을 따로 폴더에 옮기거나 그 학습 이미지 파일을 고르세요.</translation>
    </message>
    <message>
        <source>of the data set {name}, the file {part} is missing. Put it beside the others.</source>
        <translation>데이터 세트 {name}의 파일 {part}이(가) 없습니다. 다른 파일 옆에 두세요.</translation>
    </message>
    <message>
        <source>it holds no list of images: its shape is {shape}. Choose another file.</source>
        <translation>이미지 목록이 아닙니다: 형태가 {shape}입니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>its images have {width} × {height} pixels, but only 28 × 28 can be read. Choose another data set.</source>
        <translation>이미지가 {width} × {height} 픽셀입니다. 28 × 28만 읽을 수 있습니다. 다른 데이터 세트를 고르세요.</translation>
    </message>
    <message>
        <source>it holds no list of labels: its shape is {shape}. Choose another file.</source>
        <translation>레이블 목록이 아닙니다: 형태가 {shape}입니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>there are {images} images, but {labels} labels: they belong to different data sets, or one file is cut off. Get the files again.</source>
        <translation>이미지는 {images}장인데 레이블은 {labels}개입니다. 서로 다른 데이터 세트의 것이거나 파일 하나가 잘렸습니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>there are no images in it. Choose another data set.</source>
        <translation>이미지가 없습니다. 다른 데이터 세트를 고르세요.</translation>
    </message>
    <message>
        <source>all its images have the same label; a network tells two classes or more apart. Choose another data set.</source>
        <translation>모든 이미지의 레이블이 같습니다. 네트워크는 둘 이상의 클래스를 구별합니다. 다른 데이터 세트를 고르세요.</translation>
    </message>
    <message>
        <source>it has {count} classes; a network here tells up to {most} apart. Choose another data set.</source>
        <translation>클래스가 {count}개입니다. 여기의 네트워크는 {most}개까지 구별합니다. 다른 데이터 세트를 고르세요.</translation>
    </message>
    <message>
        <source>label {label} has no name in {mapping}. Add a line for it there.</source>
        <translation>레이블 {label}의 이름이 {mapping}에 없습니다. 그 줄을 추가하세요.</translation>
    </message>
    <message>
        <source>line {line} is no label with its name. Write a label and the number of its character, such as “1 65”, or a label and a name of up to 20 characters.</source>
        <translation>{line}번째 줄이 레이블과 이름이 아닙니다. ‘1 65’처럼 레이블과 문자 번호, 또는 레이블과 20자까지의 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>it is damaged, or no archive of NumPy arrays. Choose another file.</source>
        <translation>손상되었거나 NumPy 배열 아카이브가 아닙니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{names} are missing. Save the archive with x_train, y_train, x_test and y_test.</source>
        <translation>{names}이(가) 없습니다. x_train, y_train, x_test, y_test를 넣어 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{name} holds Python objects, which could run code; it is not opened. Save it as numbers.</source>
        <translation>{name}에 코드를 실행할 수 있는 Python 객체가 들어 있어 열지 않습니다. 수로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{name} holds numbers of the type {type}; only whole numbers 0 to 255 are read. Save it as such numbers.</source>
        <translation>{name}의 수는 {type} 형식입니다. 0~255의 정수만 읽습니다. 그런 수로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB, the most that is read. Choose a smaller data set.</source>
        <translation>{name}이(가) 읽을 수 있는 한도 {most} MB보다 큽니다. 더 작은 데이터 세트를 고르세요.</translation>
    </message>
    <message>
        <source>it has {count} labelled drawings; at least {fewest} for each of two labels are needed, some to learn from and some to test. Draw and label more.</source>
        <translation>레이블이 있는 손글씨가 {count}장입니다. 학습과 테스트를 위해 두 레이블에 각각 {fewest}장 이상 필요합니다. 더 쓰고 레이블을 붙이세요.</translation>
    </message>
    <message>
        <source>all its drawings have the same label; a network tells two or more apart. Draw and label another character too.</source>
        <translation>모든 손글씨의 레이블이 같습니다. 네트워크는 둘 이상을 구별합니다. 다른 글자도 쓰고 레이블을 붙이세요.</translation>
    </message>
    <message>
        <source>its drawings have {count} labels; a network here tells up to {most} apart. Delete the drawings of some.</source>
        <translation>손글씨의 레이블이 {count}개입니다. 여기의 네트워크는 {most}개까지 구별합니다. 일부 레이블의 손글씨를 삭제하세요.</translation>
    </message>
    <message>
        <source>the network would have learnt from {count} drawings, and a weights file names at most {most}. Train with fewer drawings.</source>
        <translation>네트워크가 손글씨 {count}장을 학습하게 되지만, 가중치 파일에 기록할 수 있는 것은 {most}장까지입니다. 손글씨를 줄여 학습하세요.</translation>
    </message>
</context>
<context>
    <name>DataWindow</name>
    <message>
        <source>Reading the test images: {done} of {count}</source>
        <translation>테스트 이미지를 읽는 중: {done} / {count}</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>이미지(&amp;I)</translation>
    </message>
    <message>
        <source>What the network learns from and is tested with</source>
        <translation>네트워크가 학습하고 테스트하는 이미지</translation>
    </message>
    <message>
        <source>&amp;Predictions</source>
        <translation>예측(&amp;P)</translation>
    </message>
    <message>
        <source>How the network reads the test images</source>
        <translation>네트워크가 테스트 이미지를 어떻게 읽는지</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>진행 중인 작업을 취소합니다</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Demo: touch to draw yourself</source>
        <translation>데모: 건드리면 직접 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>A part of the file cannot be played. {problem}</source>
        <translation>파일의 일부를 재생할 수 없습니다. {problem}</translation>
    </message>
</context>
<context>
    <name>DigitColumns</name>
    <message>
        <source>Digits of the number</source>
        <translation>수의 각 숫자</translation>
    </message>
</context>
<context>
    <name>DigitImages</name>
    <message>
        <source>This digit alone, cut out of the number and framed: what the network sees. Click to see its bars.</source>
        <translation>수에서 잘라 내어 위치를 맞춘 이 숫자 하나입니다. 네트워크는 이것을 봅니다. 클릭하면 막대를 보여 줍니다.</translation>
    </message>
    <message>
        <source>What the network sees of each digit</source>
        <translation>각 숫자에 대해 네트워크가 보는 것</translation>
    </message>
    <message>
        <source>What the network sees, digit by digit</source>
        <translation>네트워크가 보는 것(숫자별)</translation>
    </message>
</context>
<context>
    <name>DigitList</name>
    <message>
        <source>Image {number}: a {label}</source>
        <translation>이미지 {number}: {label}</translation>
    </message>
    <message>
        <source>Image {number}: a {label}, read as {predicted} with {percent} %</source>
        <translation>이미지 {number}: {label}, {predicted}(으)로 예측({percent} %)</translation>
    </message>
</context>
<context>
    <name>DigitPreview</name>
    <message>
        <source>Chosen image</source>
        <translation>선택한 이미지</translation>
    </message>
    <message>
        <source>Put it on the canvas</source>
        <translation>캔버스에 놓기</translation>
    </message>
    <message>
        <source>Copies the image to the canvas, where it can be changed (double-click it)</source>
        <translation>이미지를 캔버스로 복사해 고칠 수 있습니다(두 번 클릭해도 됩니다)</translation>
    </message>
    <message>
        <source>A {label}</source>
        <translation>정답: {label}</translation>
    </message>
    <message>
        <source>A {label}, read correctly</source>
        <translation>정답: {label}, 올바르게 읽음</translation>
    </message>
    <message>
        <source>A {label}, read as {predicted}</source>
        <translation>정답: {label}, 예측: {predicted}</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>이미지 {number}</translation>
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
        <translation>회전</translation>
    </message>
    <message>
        <source>Rotate the picture. Double click: reset</source>
        <translation>그림을 돌립니다. 두 번 클릭하면 되돌립니다</translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation>획 굵기</translation>
    </message>
    <message>
        <source>Make strokes thinner or thicker. Double click: reset</source>
        <translation>획을 가늘거나 굵게 합니다. 두 번 클릭하면 되돌립니다</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Undo all changes</source>
        <translation>모든 변화를 되돌립니다</translation>
    </message>
    <message>
        <source>Rotation {degrees}°</source>
        <translation>회전 {degrees}°</translation>
    </message>
    <message>
        <source>Stroke width {pixels} px</source>
        <translation>획 굵기 {pixels} px</translation>
    </message>
    <message>
        <source>Shift → {right} ↓ {down}</source>
        <translation>이동 → {right} ↓ {down}</translation>
    </message>
</context>
<context>
    <name>DrawArea</name>
    <message>
        <source>&amp;Undo</source>
        <translation>되돌리기(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 하기(&amp;R)</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>마지막 획을 되돌립니다</translation>
    </message>
    <message>
        <source>Redo the stroke that was undone</source>
        <translation>되돌린 획을 다시 씁니다</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>모두 지우기(&amp;L)</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>캔버스를 비웁니다</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the drawing as a picture</source>
        <translation>쓴 숫자를 이미지로 복사합니다</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Paste a picture of a digit</source>
        <translation>숫자 이미지를 붙여 넣습니다</translation>
    </message>
    <message>
        <source>P&amp;en</source>
        <translation>펜(&amp;E)</translation>
    </message>
    <message>
        <source>Draw with the pen</source>
        <translation>펜으로 씁니다</translation>
    </message>
    <message>
        <source>Er&amp;aser</source>
        <translation>지우개(&amp;A)</translation>
    </message>
    <message>
        <source>Erase; press again for the pen. The right button always erases</source>
        <translation>지웁니다. 다시 누르면 펜으로 돌아갑니다. 오른쪽 버튼은 항상 지우개입니다</translation>
    </message>
    <message>
        <source>Draw thicker strokes</source>
        <translation>획을 더 굵게 씁니다</translation>
    </message>
    <message>
        <source>Draw thinner strokes</source>
        <translation>획을 더 가늘게 씁니다</translation>
    </message>
    <message>
        <source>Whole canvas, without framing</source>
        <translation>캔버스 전체: 위치 맞춤 없이</translation>
    </message>
    <message>
        <source>&amp;Wider brush</source>
        <translation>붓 굵게(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Narrower brush</source>
        <translation>붓 가늘게(&amp;N)</translation>
    </message>
    <message>
        <source>See how the network reads the drawing when the whole canvas is shrunk</source>
        <translation>캔버스 전체를 그대로 줄였을 때 네트워크가 어떻게 읽는지 봅니다</translation>
    </message>
</context>
<context>
    <name>DrawingChange</name>
    <message>
        <source>Probabilities of your drawing before and after the step</source>
        <translation>스텝 전후 내 손글씨의 확률</translation>
    </message>
    <message>
        <source>{name}: {before} → {after}</source>
        <translation>{name}: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>DrawingList</name>
    <message>
        <source>Drawings of the chosen cell</source>
        <translation>고른 칸의 손글씨</translation>
    </message>
    <message>
        <source>Click a drawing to put it on the canvas</source>
        <translation>손글씨를 클릭하면 캔버스에 놓입니다</translation>
    </message>
    <message>
        <source>Nothing to read</source>
        <translation>읽을 것이 없습니다</translation>
    </message>
    <message>
        <source>Read as {digit} ({percent})</source>
        <translation>{digit}(으)로 읽음({percent})</translation>
    </message>
    <message>
        <source>writer {name}</source>
        <translation>쓴 사람: {name}</translation>
    </message>
    <message>
        <source>not sure: too little ink</source>
        <translation>잘 모르겠음: 잉크가 너무 적습니다</translation>
    </message>
    <message>
        <source>not sure: more than one digit</source>
        <translation>잘 모르겠음: 숫자가 둘 이상입니다</translation>
    </message>
    <message>
        <source>not sure: nothing like a digit</source>
        <translation>잘 모르겠음: 숫자처럼 보이지 않습니다</translation>
    </message>
</context>
<context>
    <name>DrawingModel</name>
    <message>
        <source>{label}, by {writer}, {time}</source>
        <translation>{label}, 쓴 사람: {writer}, {time}</translation>
    </message>
    <message>
        <source>Not labelled</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>손님</translation>
    </message>
</context>
<context>
    <name>DrawingsMenu</name>
    <message>
        <source>There is no network yet to test. Wait until it is loaded.</source>
        <translation>아직 테스트할 네트워크가 없습니다. 불러올 때까지 기다려 주세요.</translation>
    </message>
    <message>
        <source>Save &amp;drawing as strokes…</source>
        <translation>획으로 저장(&amp;D)…</translation>
    </message>
    <message>
        <source>Save the session&apos;s dra&amp;wings…</source>
        <translation>이번에 쓴 손글씨 저장(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Play a stroke file…</source>
        <translation>획 파일 재생(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Test with a stroke file…</source>
        <translation>획 파일로 테스트(&amp;T)…</translation>
    </message>
    <message>
        <source>Dra&amp;wing speed</source>
        <translation>쓰는 속도(&amp;W)</translation>
    </message>
    <message>
        <source>Save the drawing to a file, stroke by stroke</source>
        <translation>쓴 숫자를 획 단위로 파일에 저장합니다</translation>
    </message>
    <message>
        <source>Save everything drawn since the start to one file</source>
        <translation>시작한 뒤 쓴 모든 것을 한 파일에 저장합니다</translation>
    </message>
    <message>
        <source>Replay the drawings of a file on the canvas, stroke by stroke</source>
        <translation>파일의 손글씨를 쓴 순서대로 캔버스에서 재생합니다</translation>
    </message>
    <message>
        <source>See which drawings of a file the network reads correctly, and which not</source>
        <translation>파일의 손글씨 가운데 올바르게 읽은 것과 그렇지 못한 것을 봅니다</translation>
    </message>
    <message>
        <source>D&amp;emo</source>
        <translation>데모(&amp;E)</translation>
    </message>
    <message>
        <source>The app draws digits by itself until you touch anything, and again after {seconds} quiet seconds. Esc ends it.</source>
        <translation>무엇이든 건드릴 때까지 앱이 스스로 숫자를 쓰고, 입력이 없으면 {seconds}초 뒤에 다시 시작합니다. Esc 키로 끝냅니다.</translation>
    </message>
    <message>
        <source>Play a stroke file</source>
        <translation>획 파일 재생</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;All files (*)</source>
        <translation>획 파일 (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Test with a stroke file</source>
        <translation>획 파일로 테스트</translation>
    </message>
</context>
<context>
    <name>EffectLegend</name>
    <message>
        <source>speaks against the answer</source>
        <translation>답에 반대</translation>
    </message>
    <message>
        <source>speaks for it</source>
        <translation>답에 찬성</translation>
    </message>
    <message>
        <source>speaks against {digit}</source>
        <translation>{digit}에 반대</translation>
    </message>
    <message>
        <source>speaks for {digit}</source>
        <translation>{digit}에 찬성</translation>
    </message>
    <message>
        <source>Legend of the colours</source>
        <translation>색 범례</translation>
    </message>
</context>
<context>
    <name>EntriesTable</name>
    <message>
        <source>Trainings of the queue</source>
        <translation>대기열의 학습</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Test digits read correctly</source>
        <translation>올바르게 읽은 테스트 숫자</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>diverged: the learning rate is too large</source>
        <translation>발산: 학습률이 너무 큼</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>대기 중</translation>
    </message>
</context>
<context>
    <name>Expectations</name>
    <message>
        <source>This is what we expect</source>
        <translation>우리는 이렇게 예상합니다</translation>
    </message>
</context>
<context>
    <name>ExperimentCurves</name>
    <message>
        <source>Thin lines: images it learns from. Marks: images it is checked with and does not learn from.</source>
        <translation>가는 선: 학습에 쓰는 이미지. 표시: 확인에만 쓰고 학습에는 쓰지 않는 이미지.</translation>
    </message>
</context>
<context>
    <name>Experiments</name>
    <message>
        <source>Two networks learn from the same images, but one of them never gets a {digit}. Draw a {digit} and watch what both read.</source>
        <translation>두 네트워크가 같은 이미지로 배우지만, 하나에는 {digit}을(를) 한 번도 보여 주지 않습니다. {digit}을(를) 쓰고 둘이 무엇으로 읽는지 보세요.</translation>
    </message>
    <message>
        <source>What will the network that never saw a {digit} answer for a {digit}?</source>
        <translation>{digit}을(를) 본 적이 없는 네트워크는 {digit}을(를) 무엇이라고 답할까요?</translation>
    </message>
    <message>
        <source>{digit}, now and then</source>
        <translation>가끔 {digit}</translation>
    </message>
    <message>
        <source>Nearly always the same other digit</source>
        <translation>거의 언제나 같은 다른 숫자</translation>
    </message>
    <message>
        <source>Several other digits</source>
        <translation>여러 다른 숫자</translation>
    </message>
    <message>
        <source>&amp;Digit that it never sees</source>
        <translation>보여 주지 않을 숫자(&amp;D)</translation>
    </message>
    <message>
        <source>All images of this digit are left out of the training</source>
        <translation>이 숫자의 이미지는 모두 학습에서 빠집니다</translation>
    </message>
    <message>
        <source>Train both</source>
        <translation>둘 다 학습</translation>
    </message>
    <message>
        <source>It answers {digit} for {right} of the {digit}s.</source>
        <translation>{digit} 가운데 {right}를 {digit}(으)로 답합니다.</translation>
    </message>
    <message>
        <source>It never answers {digit}. It reads {first_share} of the {digit}s as {first} and {second_share} as {second}.</source>
        <translation>{digit}(이)라고는 한 번도 답하지 않습니다. {digit}의 {first_share}를 {first}(으)로, {second_share}를 {second}(으)로 읽습니다.</translation>
    </message>
    <message>
        <source>{answers} of its answers are {digit}. It reads {first_share} of the {digit}s as {first} and {second_share} as {second}.</source>
        <translation>답 가운데 {digit}은(는) {answers}입니다. {digit}의 {first_share}를 {first}(으)로, {second_share}를 {second}(으)로 읽습니다.</translation>
    </message>
    <message>
        <source>The other network reads {right} of the {digit}s correctly. A network answers with what it has learnt, even where nothing fits.</source>
        <translation>다른 네트워크는 {digit}의 {right}를 올바르게 읽습니다. 네트워크는 맞는 것이 없어도 배운 것 가운데서 답합니다.</translation>
    </message>
    <message>
        <source>Three networks learn from {few}, {more} and {most} images of each digit.</source>
        <translation>세 네트워크가 숫자마다 이미지 {few}장, {more}장, {most}장으로 배웁니다.</translation>
    </message>
    <message>
        <source>What do ten times as many images bring?</source>
        <translation>이미지가 열 배가 되면 무엇이 달라질까요?</translation>
    </message>
    <message>
        <source>Nothing: {few} are enough</source>
        <translation>달라지지 않는다: {few}장이면 충분하다</translation>
    </message>
    <message>
        <source>&amp;Images of each digit</source>
        <translation>숫자마다 이미지(&amp;I)</translation>
    </message>
    <message>
        <source>Images of each digit that the first network learns from</source>
        <translation>첫째 네트워크가 배우는 숫자별 이미지 수</translation>
    </message>
    <message>
        <source>Train all three</source>
        <translation>셋 다 학습</translation>
    </message>
    <message>
        <source>Of the test digits it reads {a} correctly with {few} images of each digit, {b} with {more}, {c} with {most}.</source>
        <translation>테스트 숫자를 올바르게 읽는 비율은 숫자마다 {few}장이면 {a}, {more}장이면 {b}, {most}장이면 {c}입니다.</translation>
    </message>
    <message>
        <source>The first images teach most: later ones mostly resemble those that it knows.</source>
        <translation>처음 이미지들이 가장 많이 가르칩니다. 나중 것은 대부분 이미 아는 것과 비슷합니다.</translation>
    </message>
    <message>
        <source>Two networks learn from the same images. For one of them, {wrong} of the images are labelled as another digit.</source>
        <translation>두 네트워크가 같은 이미지로 배웁니다. 하나에서는 이미지의 {wrong}에 다른 숫자의 레이블이 붙어 있습니다.</translation>
    </message>
    <message>
        <source>Which learning rate will read best?</source>
        <translation>어느 학습률이 가장 잘 읽게 될까요?</translation>
    </message>
    <message>
        <source>A network reads the {images} images it learns from without a mistake. And digits that it never saw?</source>
        <translation>배운 이미지 {images}장은 틀리지 않고 읽습니다. 그럼 본 적 없는 숫자는?</translation>
    </message>
    <message>
        <source>Does the order of the images matter?</source>
        <translation>이미지의 순서가 중요할까요?</translation>
    </message>
    <message>
        <source>They help, but less each time</source>
        <translation>열 배마다 좋아지지만 효과는 점점 작아진다</translation>
    </message>
    <message>
        <source>They help as much each time</source>
        <translation>열 배마다 똑같이 좋아진다</translation>
    </message>
    <message>
        <source>How many of the test digits will a network read if {wrong} of its labels are wrong?</source>
        <translation>레이블의 {wrong}가 틀린 채로 배운 네트워크는 테스트 숫자를 얼마나 읽을까요?</translation>
    </message>
    <message>
        <source>About {right}, as many as its right labels</source>
        <translation>약 {right}, 맞는 레이블의 비율만큼</translation>
    </message>
    <message>
        <source>Clearly more than {right}</source>
        <translation>{right}보다 훨씬 많이</translation>
    </message>
    <message>
        <source>Clearly fewer than {right}</source>
        <translation>{right}보다 훨씬 적게</translation>
    </message>
    <message>
        <source>&amp;Share of wrong labels</source>
        <translation>틀린 레이블의 비율(&amp;S)</translation>
    </message>
    <message>
        <source>So many of the images it learns from are mislabelled</source>
        <translation>배우는 이미지 가운데 레이블이 틀린 비율</translation>
    </message>
    <message>
        <source>It reads {wrong} of the test digits correctly, with {labels} right labels. With all labels right it is {right}.</source>
        <translation>맞는 레이블이 {labels}일 때 테스트 숫자의 {wrong}를 올바르게 읽습니다. 레이블이 모두 맞으면 {right}입니다.</translation>
    </message>
    <message>
        <source>The wrong labels point to nine different digits, the right ones to the same: most votes win.</source>
        <translation>틀린 레이블은 아홉 숫자로 흩어지고 맞는 레이블은 하나로 모입니다. 다수결로 맞는 쪽이 이깁니다.</translation>
    </message>
    <message>
        <source>Five equal networks learn from the same images. Only the learning rate differs, the size of their steps: each is ten times the one before.</source>
        <translation>똑같은 다섯 네트워크가 같은 이미지로 배웁니다. 다른 것은 학습률, 곧 한 스텝의 크기뿐이며 저마다 앞의 열 배입니다.</translation>
    </message>
    <message>
        <source>The smallest: it is careful</source>
        <translation>가장 작은 것: 조심스러우니까</translation>
    </message>
    <message>
        <source>One in between</source>
        <translation>그 사이의 하나</translation>
    </message>
    <message>
        <source>The largest: it is fast</source>
        <translation>가장 큰 것: 빠르니까</translation>
    </message>
    <message>
        <source>&amp;Middle learning rate</source>
        <translation>가운데 학습률(&amp;M)</translation>
    </message>
    <message>
        <source>Learning rate of the third of the five networks</source>
        <translation>다섯 가운데 셋째 네트워크의 학습률</translation>
    </message>
    <message>
        <source>Train all five</source>
        <translation>다섯 다 학습</translation>
    </message>
    <message>
        <source>None of the five has learnt to read digits.</source>
        <translation>다섯 가운데 숫자를 읽게 된 것이 없습니다.</translation>
    </message>
    <message>
        <source>The learning rate {rate} reads best: {accuracy} of the test digits.</source>
        <translation>학습률 {rate}이(가) 가장 잘 읽습니다: 테스트 숫자의 {accuracy}.</translation>
    </message>
    <message>
        <source>One of the five only guesses.</source>
        <translation>다섯 가운데 하나는 찍기만 합니다.</translation>
    </message>
    <message>
        <source>{count} of the five only guess.</source>
        <translation>다섯 가운데 {count}개는 찍기만 합니다.</translation>
    </message>
    <message>
        <source>Steps that are too small take too long; steps that are too large jump over the best weights again and again.</source>
        <translation>스텝이 너무 작으면 너무 오래 걸리고, 너무 크면 가장 좋은 가중치를 자꾸 뛰어넘습니다.</translation>
    </message>
    <message>
        <source>One network sees the same {images} images again and again, the other one many more images a few times.</source>
        <translation>한 네트워크는 같은 이미지 {images}장을 되풀이해서 보고, 다른 하나는 훨씬 많은 이미지를 몇 번만 봅니다.</translation>
    </message>
    <message>
        <source>As well as its own</source>
        <translation>자기 이미지만큼 잘</translation>
    </message>
    <message>
        <source>Clearly worse</source>
        <translation>훨씬 못하게</translation>
    </message>
    <message>
        <source>It only guesses</source>
        <translation>찍기만 한다</translation>
    </message>
    <message>
        <source>&amp;Images to learn by heart</source>
        <translation>외울 이미지(&amp;I)</translation>
    </message>
    <message>
        <source>Images that the first network sees again and again</source>
        <translation>첫째 네트워크가 되풀이해서 보는 이미지</translation>
    </message>
    <message>
        <source>It reads {train} of its own {images} images correctly, but {test} of the digits that it never saw.</source>
        <translation>자기 이미지 {images}장은 {train}를 올바르게 읽지만, 본 적 없는 숫자는 {test}입니다.</translation>
    </message>
    <message>
        <source>With {many} images it is {train} and {test}. A gap between both is called overfitting: the network knows its images, not the digits.</source>
        <translation>이미지가 {many}장이면 {train}와 {test}입니다. 이 차이를 과적합이라고 합니다. 네트워크가 아는 것은 자기 이미지이지 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>Two networks learn from the same images. One gets them shuffled, the other one sorted: all 0s, then all 1s, and so on up to the 9s.</source>
        <translation>두 네트워크가 같은 이미지로 배웁니다. 하나는 섞은 순서로, 다른 하나는 0을 모두, 다음에 1을 모두, 이렇게 9까지 늘어놓은 순서로 봅니다.</translation>
    </message>
    <message>
        <source>No: the images are the same</source>
        <translation>아니다: 이미지가 같으니까</translation>
    </message>
    <message>
        <source>Sorted is a little worse</source>
        <translation>늘어놓으면 조금 나쁘다</translation>
    </message>
    <message>
        <source>Sorted is far worse</source>
        <translation>늘어놓으면 훨씬 나쁘다</translation>
    </message>
    <message>
        <source>&amp;Epochs</source>
        <translation>에포크(&amp;E)</translation>
    </message>
    <message>
        <source>How many times both see all images</source>
        <translation>둘이 모든 이미지를 보는 횟수</translation>
    </message>
    <message>
        <source>Sorted, it reads {sorted} of the test digits correctly; shuffled, {shuffled}.</source>
        <translation>숫자순이면 테스트 숫자의 {sorted}, 섞으면 {shuffled}를 올바르게 읽습니다.</translation>
    </message>
    <message>
        <source>{answers} of its answers are {digit}: each new digit overwrites what it had learnt before.</source>
        <translation>답의 {answers}가 {digit}입니다. 새 숫자가 전에 배운 것을 덮어씁니다.</translation>
    </message>
    <message>
        <source>It never saw a {value}</source>
        <translation>{value}을(를) 본 적이 없다</translation>
    </message>
    <message>
        <source>with {value}</source>
        <translation>{value} 포함</translation>
    </message>
    <message>
        <source>without {value}</source>
        <translation>{value} 제외</translation>
    </message>
    <message>
        <source>{value} images of each digit</source>
        <translation>숫자마다 이미지 {value}장</translation>
    </message>
    <message>
        <source>{value} of each</source>
        <translation>각 {value}장</translation>
    </message>
    <message>
        <source>{value} of the labels are wrong</source>
        <translation>레이블의 {value}가 틀렸다</translation>
    </message>
    <message>
        <source>all labels right</source>
        <translation>레이블이 모두 맞음</translation>
    </message>
    <message>
        <source>{value} wrong</source>
        <translation>{value}가 틀림</translation>
    </message>
    <message>
        <source>Five learning rates at once</source>
        <translation>학습률 다섯 가지를 한꺼번에</translation>
    </message>
    <message>
        <source>learning rate {value}</source>
        <translation>학습률 {value}</translation>
    </message>
    <message>
        <source>It learns by heart</source>
        <translation>통째로 외운다</translation>
    </message>
    <message>
        <source>{value} images</source>
        <translation>이미지 {value}장</translation>
    </message>
    <message>
        <source>Not shuffled</source>
        <translation>섞지 않으면</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>섞음</translation>
    </message>
    <message>
        <source>sorted by digit</source>
        <translation>숫자순</translation>
    </message>
</context>
<context>
    <name>ExperimentsController</name>
    <message>
        <source>E&amp;xperiments…</source>
        <translation>실험(&amp;X)…</translation>
    </message>
    <message>
        <source>Change one thing, and see what it does</source>
        <translation>한 가지만 바꾸고 무슨 일이 일어나는지 봅니다</translation>
    </message>
</context>
<context>
    <name>ExperimentsWindow</name>
    <message>
        <source>Experiments</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Change one thing, guess what it does, and see. Draw a digit first: all networks of an experiment read it while they learn.</source>
        <translation>한 가지만 바꾸고, 무슨 일이 일어날지 예상하고, 확인합니다. 먼저 숫자를 쓰세요. 실험의 모든 네트워크가 학습하면서 그것을 읽습니다.</translation>
    </message>
    <message>
        <source>‹ All experiments</source>
        <translation>‹ 모든 실험</translation>
    </message>
    <message>
        <source>All experiments</source>
        <translation>모든 실험</translation>
    </message>
    <message>
        <source>Back to all experiments (Alt+Left)</source>
        <translation>모든 실험으로 돌아갑니다(Alt+Left)</translation>
    </message>
    <message>
        <source>&amp;Ask before each run</source>
        <translation>실험 전에 예상 묻기(&amp;A)</translation>
    </message>
    <message>
        <source>Let the class choose what it expects before an experiment runs</source>
        <translation>실험하기 전에 반이 예상을 고르게 합니다</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>The weights have become too large: the network has no answer.</source>
        <translation>가중치가 너무 커져서 네트워크가 답을 내지 못합니다.</translation>
    </message>
    <message>
        <source>One stroke: {size} × {size} squares are blanked instead.</source>
        <translation>한 획: 대신 {size} × {size} 정사각형을 지웁니다.</translation>
    </message>
    <message>
        <source>Many strokes: {size} × {size} squares are blanked instead.</source>
        <translation>획이 많음: 대신 {size} × {size} 정사각형을 지웁니다.</translation>
    </message>
    <message>
        <source>No strokes: {size} × {size} squares are blanked instead.</source>
        <translation>획 없음: 대신 {size} × {size} 정사각형을 지웁니다.</translation>
    </message>
    <message>
        <source>Each stroke is left out, and the rest is read again.</source>
        <translation>획을 하나씩 빼고 나머지를 다시 읽습니다.</translation>
    </message>
    <message>
        <source>Probability of {digit} without stroke {figures}</source>
        <translation>그 획이 없을 때 {digit}의 확률  {figures}</translation>
    </message>
    <message>
        <source>It takes every stroke: without {part} this would be a {other} ({percent}).</source>
        <translation>모든 획이 필요합니다. {part}이 없으면 답은 {other}입니다({percent}).</translation>
    </message>
    <message>
        <source>Without {part} this would be a {other} ({percent}).</source>
        <translation>{part}이 없으면 답은 {other}입니다({percent}).</translation>
    </message>
    <message>
        <source>It takes every stroke: without {part} the network would not be sure.</source>
        <translation>모든 획이 필요합니다. {part}이 없으면 네트워크의 답은 ‘잘 모르겠음’입니다.</translation>
    </message>
    <message>
        <source>Without {part} the network would not be sure.</source>
        <translation>{part}이 없으면 네트워크의 답은 ‘잘 모르겠음’입니다.</translation>
    </message>
    <message>
        <source>Without {part} the network would be sure: a {other} ({percent}).</source>
        <translation>{part}이 없으면 네트워크는 확신합니다. 답은 {other}입니다({percent}).</translation>
    </message>
    <message>
        <source>{part} speaks against {digit}: without it {without} instead of {now}.</source>
        <translation>{part}은 {digit}에 반대합니다. 없으면 {now} 대신 {without}입니다.</translation>
    </message>
    <message>
        <source>Every stroke speaks for {digit}, {part} most: without it {without} instead of {now}.</source>
        <translation>모든 획이 {digit}에 찬성하고 {part}이 가장 큽니다. 없으면 {now} 대신 {without}입니다.</translation>
    </message>
    <message>
        <source>{part} speaks most for {digit}: without it {without} instead of {now}.</source>
        <translation>{digit}에 가장 찬성하는 것은 {part}입니다. 없으면 {now} 대신 {without}입니다.</translation>
    </message>
    <message>
        <source>No stroke decides alone: without any one of them it stays a {digit} (at least {percent}).</source>
        <translation>한 획만으로는 정해지지 않습니다. 어느 것을 빼도 답은 {digit}입니다({percent} 이상).</translation>
    </message>
    <message>
        <source>The network is not sure, whichever stroke is left out. The colours speak for and against {digit}, the closest answer.</source>
        <translation>어느 획을 빼도 네트워크는 확신하지 못합니다. 색은 가장 가까운 답 {digit}에 찬성하거나 반대하는 정도입니다.</translation>
    </message>
    <message>
        <source>Draw to see what decides the answer.</source>
        <translation>쓰면 무엇이 답을 결정하는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The network is not sure. The colours speak for and against {digit}, the closest answer.</source>
        <translation>네트워크는 확신하지 못합니다. 색은 가장 가까운 답 {digit}에 찬성하거나 반대하는 정도입니다.</translation>
    </message>
    <message>
        <source>One spot decides: without the ink {where} the network would not be sure.</source>
        <translation>한 곳이 정합니다. {where} 선이 없으면 네트워크의 답은 ‘잘 모르겠음’입니다.</translation>
    </message>
    <message>
        <source>One spot decides: without the ink {where} this would be a {other} ({percent}).</source>
        <translation>한 곳이 정합니다. {where} 선이 없으면 답은 {other}입니다({percent}).</translation>
    </message>
    <message>
        <source>No spot decides alone: without any one of them it stays a {digit} (at least {percent}).</source>
        <translation>한 곳만으로는 정해지지 않습니다. 어디를 지워도 답은 {digit}입니다({percent} 이상).</translation>
    </message>
    <message>
        <source>The ink {where} speaks most for {digit}: without it {without} instead of {now}.</source>
        <translation>{digit}에 가장 찬성하는 것은 {where} 선입니다. 없으면 {now} 대신 {without}입니다.</translation>
    </message>
    <message>
        <source>the first stroke</source>
        <translation>첫째 획</translation>
    </message>
    <message>
        <source>the second stroke</source>
        <translation>둘째 획</translation>
    </message>
    <message>
        <source>the third stroke</source>
        <translation>셋째 획</translation>
    </message>
    <message>
        <source>the fourth stroke</source>
        <translation>넷째 획</translation>
    </message>
    <message>
        <source>the fifth stroke</source>
        <translation>다섯째 획</translation>
    </message>
    <message>
        <source>the sixth stroke</source>
        <translation>여섯째 획</translation>
    </message>
    <message>
        <source>stroke {number}</source>
        <translation>{number}번째 획</translation>
    </message>
    <message>
        <source>at the upper left</source>
        <translation>왼쪽 위</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>at the upper right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>at the lower left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>at the lower right</source>
        <translation>오른쪽 아래</translation>
    </message>
</context>
<context>
    <name>ExplanationStrip</name>
    <message>
        <source>Why this answer?</source>
        <translation>왜 이 답일까?</translation>
    </message>
    <message>
        <source>See which strokes and spots of the drawing decide the answer</source>
        <translation>손글씨의 어느 획과 부분이 답을 정했는지 봅니다</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>이 답의 이유</translation>
    </message>
    <message>
        <source>How this was found</source>
        <translation>알아낸 방법</translation>
    </message>
    <message>
        <source>Parts of the drawing are left out, one at a time, and the network reads the rest. The colour of a part shows how the probability of the answer changes without it.</source>
        <translation>손글씨의 부분을 하나씩 빼고 나머지를 네트워크가 읽습니다. 부분의 색은 그것이 없을 때 답의 확률이 어떻게 바뀌는지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export the curves</source>
        <translation>곡선 내보내기</translation>
    </message>
    <message>
        <source>Save the curves as picture, drawing or table (Ctrl+E)</source>
        <translation>곡선을 그림, 도면, 표로 저장합니다(Ctrl+E)</translation>
    </message>
    <message>
        <source>&amp;Export the curves…</source>
        <translation>곡선 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Picture for slides (*.png)</source>
        <translation>슬라이드용 그림 (*.png)</translation>
    </message>
    <message>
        <source>Drawing for print (*.svg)</source>
        <translation>인쇄용 도면 (*.svg)</translation>
    </message>
    <message>
        <source>Table of all values (*.csv)</source>
        <translation>모든 값의 표 (*.csv)</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>E&amp;xport recipe or network…</source>
        <translation>레시피나 네트워크 내보내기(&amp;X)…</translation>
    </message>
    <message>
        <source>Take the recipe or the network home: as code, notebook or ONNX</source>
        <translation>레시피나 네트워크를 집에 가져갑니다: 코드, 노트북, ONNX</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Python programs (*.py)</source>
        <translation>Python 프로그램 (*.py)</translation>
    </message>
    <message>
        <source>Notebooks (*.ipynb)</source>
        <translation>노트북 (*.ipynb)</translation>
    </message>
    <message>
        <source>ONNX networks (*.onnx)</source>
        <translation>ONNX 네트워크 (*.onnx)</translation>
    </message>
    <message>
        <source>The program {file} is in {folder}. Run it with: python {file} FOLDER, where FOLDER holds MNIST&apos;s files.</source>
        <translation>프로그램 {file}이(가) {folder}에 있습니다. ‘python {file} 폴더’로 실행하세요(폴더는 MNIST 파일이 있는 곳).</translation>
    </message>
    <message>
        <source>The notebook {file} is in {folder}. Open it with Jupyter.</source>
        <translation>노트북 {file}이(가) {folder}에 있습니다. Jupyter로 여세요.</translation>
    </message>
    <message>
        <source>The network {file} is in {folder}, with 20 test drawings in {pairs}.</source>
        <translation>네트워크 {file}이(가) {folder}에 있고, 확인용 그림 20개는 {pairs}에 있습니다.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Take it home</source>
        <translation>집에 가져가기</translation>
    </message>
    <message>
        <source>&amp;PyTorch program</source>
        <translation>PyTorch 프로그램(&amp;P)</translation>
    </message>
    <message>
        <source>The recipe “{recipe}” as one short file that trains from MNIST&apos;s files with PyTorch and numpy alone.</source>
        <translation>레시피 ‘{recipe}’을(를) MNIST 파일로 PyTorch와 numpy만으로 학습하는 짧은 파일 하나로 만듭니다.</translation>
    </message>
    <message>
        <source>&amp;Notebook</source>
        <translation>노트북(&amp;N)</translation>
    </message>
    <message>
        <source>The same in cells with explanations, for Jupyter or Colab: to read, to run and to change.</source>
        <translation>같은 내용을 설명이 있는 셀로 나눈 것으로, Jupyter나 Colab에서 읽고 실행하고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;ONNX network</source>
        <translation>ONNX 네트워크(&amp;O)</translation>
    </message>
    <message>
        <source>The network in use, {network}, with its weights for other programs, and 20 drawings with its answers to test them with.</source>
        <translation>사용 중인 네트워크({network})를 가중치와 함께 다른 프로그램용으로 내보냅니다. 확인용 그림 20개와 그 답도 함께 나옵니다.</translation>
    </message>
    <message>
        <source>The network in use for other programs. Train or open one first.</source>
        <translation>사용 중인 네트워크를 다른 프로그램용으로 내보냅니다. 먼저 학습시키거나 여세요.</translation>
    </message>
    <message>
        <source>You changed settings while it trained. Program and notebook keep those with which the run began, so their losses will be others. To get the same: Repeat, in Runs.</source>
        <translation>학습 중에 설정을 바꾸었습니다. 프로그램과 노트북에는 학습을 시작할 때의 설정이 들어가므로 손실이 다르게 나옵니다. 같은 결과를 얻으려면 ‘실행 기록’의 ‘반복’을 쓰세요.</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>다른 이름으로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>쓸 파일을 고릅니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>아무것도 쓰지 않습니다</translation>
    </message>
</context>
<context>
    <name>FailurePanel</name>
    <message>
        <source>Draw, and see which network fails first.</source>
        <translation>쓰면 어느 네트워크가 먼저 틀리는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>All keep their answer up to {amount}.</source>
        <translation>{amount}까지 모두 답을 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>{names} fails first, at {amount}.</source>
        <translation>{names}, {amount}에서 먼저 틀립니다.</translation>
    </message>
    <message>
        <source>{names} fail first, at {amount}.</source>
        <translation>{names}, {amount}에서 먼저 틀립니다.</translation>
    </message>
    <message>
        <source>Which fails first?</source>
        <translation>무엇이 먼저 틀릴까?</translation>
    </message>
    <message>
        <source>Change that grows</source>
        <translation>커지는 변화</translation>
    </message>
    <message>
        <source>The change that grows from cell to cell; it follows what you do with the pad</source>
        <translation>칸마다 커지는 변화. 패드 조작을 따라갑니다</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>in the recipe: {value}</source>
        <translation>레시피의 값: {value}</translation>
    </message>
    <message>
        <source>Back to {value}, the recipe&apos;s own value</source>
        <translation>레시피의 값 {value}(으)로 되돌립니다</translation>
    </message>
    <message>
        <source>Reset {field}</source>
        <translation>{field} 되돌리기</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Show all drawings or those of one label</source>
        <translation>모든 손글씨나 한 레이블의 손글씨를 보여 줍니다</translation>
    </message>
    <message>
        <source>Writer</source>
        <translation>쓴 사람</translation>
    </message>
    <message>
        <source>Show all drawings or those of one writer</source>
        <translation>모든 손글씨나 한 사람의 손글씨를 보여 줍니다</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>In which order the drawings are shown</source>
        <translation>손글씨를 보여 주는 순서</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>오래된 순</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>레이블순</translation>
    </message>
    <message>
        <source>By writer</source>
        <translation>쓴 사람순</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>모든 레이블</translation>
    </message>
    <message>
        <source>Not labelled</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>All writers</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>손님</translation>
    </message>
</context>
<context>
    <name>FirstStepsPage</name>
    <message>
        <source>Draw a digit</source>
        <translation>숫자 쓰기</translation>
    </message>
    <message>
        <source>With the mouse, a pen or a finger. The bars beside it show at once what the network reads.</source>
        <translation>마우스, 펜, 손가락으로 쓸 수 있습니다. 네트워크가 무엇으로 읽었는지 옆의 막대에 바로 나타납니다.</translation>
    </message>
    <message>
        <source>Press Train</source>
        <translation>‘학습’ 누르기</translation>
    </message>
    <message>
        <source>A new network starts. At first it knows nothing; it learns from thousands of handwritten digits.</source>
        <translation>새 네트워크가 시작됩니다. 처음에는 아무것도 모르고, 수만 개의 손글씨 숫자에서 배웁니다.</translation>
    </message>
    <message>
        <source>Watch your digit while it learns</source>
        <translation>학습하는 동안 내 숫자 보기</translation>
    </message>
    <message>
        <source>Your drawing is read again and again: the bars settle while the curves grow.</source>
        <translation>쓴 숫자를 거듭 다시 읽습니다. 곡선이 자라는 동안 막대가 자리를 잡습니다.</translation>
    </message>
    <message>
        <source>Change one thing</source>
        <translation>하나만 바꾸기</translation>
    </message>
    <message>
        <source>More epochs or another recipe: train again and compare the curves.</source>
        <translation>에포크를 늘리거나 레시피를 바꿔 보세요. 다시 학습하고 곡선을 비교합니다.</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>속 보기</translation>
    </message>
    <message>
        <source>“Inside”, above the curves, shows what every layer does with your drawing.</source>
        <translation>곡선 위의 ‘속 보기’에서 각 층이 쓴 숫자를 어떻게 처리하는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>보여 주기</translation>
    </message>
    <message>
        <source>The app draws digits by itself until you touch anything</source>
        <translation>무엇이든 건드릴 때까지 앱이 스스로 숫자를 씁니다</translation>
    </message>
</context>
<context>
    <name>Fooling</name>
    <message>
        <source>It reads this digit already</source>
        <translation>이미 이 숫자로 읽습니다</translation>
    </message>
    <message>
        <source>No change was found that turns it</source>
        <translation>답을 바꾸는 변화를 찾지 못했습니다</translation>
    </message>
    <message>
        <source>Its weights overflow: it reads nothing</source>
        <translation>가중치가 넘쳐서 아무것도 읽지 못합니다</translation>
    </message>
    <message>
        <source>Fool it</source>
        <translation>속여 보기</translation>
    </message>
    <message>
        <source>Searches the smallest change of your drawing after which a network reads another digit: an adversarial example. To our eyes it stays the digit that it was.</source>
        <translation>네트워크가 다른 숫자로 읽게 되는 가장 작은 변화를 찾습니다(적대적 예제). 사람 눈에는 원래 숫자 그대로입니다.</translation>
    </message>
    <message>
        <source>It should &amp;read:</source>
        <translation>읽게 할 숫자(&amp;R):</translation>
    </message>
    <message>
        <source>The digit that the network is to read instead</source>
        <translation>네트워크가 대신 읽을 숫자</translation>
    </message>
    <message>
        <source>any other digit</source>
        <translation>다른 아무 숫자</translation>
    </message>
    <message>
        <source>How much of its ink must change before your network is fooled?</source>
        <translation>사용 중인 네트워크를 속이려면 잉크를 얼마나 바꿔야 할까요?</translation>
    </message>
    <message>
        <source>Less than 10 %</source>
        <translation>10 % 미만</translation>
    </message>
    <message>
        <source>10 to 30 %</source>
        <translation>10~30 %</translation>
    </message>
    <message>
        <source>More than 30 %</source>
        <translation>30 %보다 많이</translation>
    </message>
    <message>
        <source>Fool both networks</source>
        <translation>두 네트워크 속이기</translation>
    </message>
    <message>
        <source>Draw a digit on the canvas first</source>
        <translation>먼저 캔버스에 숫자를 쓰세요</translation>
    </message>
    <message>
        <source>The network in use reads {classes}: open one that reads the ten digits</source>
        <translation>사용 중인 네트워크는 {classes}을(를) 읽습니다. 숫자 열 개를 읽는 네트워크를 여세요</translation>
    </message>
    <message>
        <source>Searching the smallest change…</source>
        <translation>가장 작은 변화를 찾는 중…</translation>
    </message>
    <message>
        <source>No change turns the answers: see beside each network.</source>
        <translation>답을 바꾸는 변화가 없습니다. 각 네트워크 옆을 보세요.</translation>
    </message>
    <message>
        <source>Changing {share} of the ink turns your network&apos;s {answer} into {other}.</source>
        <translation>잉크의 {share}를 바꾸면 사용 중인 네트워크의 답이 {answer}에서 {other}(으)로 바뀝니다.</translation>
    </message>
    <message>
        <source>{name}: {share}, {answer} becomes {other}.</source>
        <translation>{name}: {share}, {answer} → {other}.</translation>
    </message>
    <message>
        <source>Of {tried} random changes of the same size, {turned} turn the answer.</source>
        <translation>같은 크기의 무작위 변화 {tried}개 가운데 답을 바꾼 것은 {turned}개입니다.</translation>
    </message>
    <message>
        <source>Each change fools the other network too.</source>
        <translation>두 변화 모두 다른 네트워크도 속입니다.</translation>
    </message>
    <message>
        <source>The change for your network fools {name} too, but not the other way round.</source>
        <translation>사용 중인 네트워크를 속이는 변화는 {name}도 속이지만, 거꾸로는 아닙니다.</translation>
    </message>
    <message>
        <source>The change for {name} fools your network too, but not the other way round.</source>
        <translation>{name}을(를) 속이는 변화는 사용 중인 네트워크도 속이지만, 거꾸로는 아닙니다.</translation>
    </message>
    <message>
        <source>Neither change fools the other network.</source>
        <translation>두 변화 모두 다른 네트워크는 속이지 못합니다.</translation>
    </message>
</context>
<context>
    <name>FoolingBody</name>
    <message>
        <source>&amp;Second network:</source>
        <translation>두 번째 네트워크(&amp;S):</translation>
    </message>
    <message>
        <source>A ready-made network, fooled beside the one in use</source>
        <translation>사용 중인 것과 나란히 속일, 기본 제공 네트워크</translation>
    </message>
    <message>
        <source>Strength of the c&amp;hange:</source>
        <translation>변화의 세기(&amp;H):</translation>
    </message>
    <message>
        <source>At 100 % the answer turns; less does not turn it (arrow keys)</source>
        <translation>100 %에서 답이 바뀌고, 그보다 약하면 바뀌지 않습니다(화살표 키)</translation>
    </message>
    <message>
        <source>Orange: ink is added. Blue: ink is taken away. Grey: nothing changes.</source>
        <translation>주황색: 잉크를 더함. 파란색: 잉크를 뺌. 회색: 변화 없음.</translation>
    </message>
    <message>
        <source>Searched with DeepFool (Moosavi-Dezfooli and others, 2016) among the grey levels that a picture can have. A smaller change may exist.</source>
        <translation>DeepFool(Moosavi-Dezfooli 외, 2016) 방법으로 그림이 가질 수 있는 농도 안에서 찾았습니다. 더 작은 변화가 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>사용 중인 네트워크</translation>
    </message>
</context>
<context>
    <name>FramingComparison</name>
    <message>
        <source>Framed as MNIST: {framed}. As most apps do: {plain}.</source>
        <translation>MNIST처럼 위치 맞춤: {framed}. 대부분의 앱처럼: {plain}.</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>잘 모르겠음</translation>
    </message>
    <message>
        <source>{digit} ({percent})</source>
        <translation>{digit} ({percent})</translation>
    </message>
    <message>
        <source>Two ways to show the network a drawing</source>
        <translation>손글씨를 네트워크에 보여 주는 두 가지 방법</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>The whole canvas, as you have drawn on it.</source>
        <translation>쓴 그대로의 캔버스 전체입니다.</translation>
    </message>
    <message>
        <source>As most apps do</source>
        <translation>대부분의 앱</translation>
    </message>
    <message>
        <source>The whole canvas, shrunk to 28 by 28 pixels: where and how large you draw matters, though MNIST&apos;s digits are all of one size and in the middle.</source>
        <translation>캔버스 전체를 28 × 28 픽셀로 줄인 것입니다. MNIST의 숫자는 모두 같은 크기로 가운데에 있는데, 어디에 얼마나 크게 쓰는지에 따라 결과가 달라집니다.</translation>
    </message>
    <message>
        <source>Framed as MNIST</source>
        <translation>MNIST처럼</translation>
    </message>
    <message>
        <source>The same drawing in the size and place that MNIST&apos;s digits have.</source>
        <translation>같은 손글씨를 MNIST 숫자와 같은 크기와 위치로 맞춘 것입니다.</translation>
    </message>
    <message>
        <source>What the same network says of this picture, and how sure it is</source>
        <translation>같은 네트워크가 이 손글씨를 무엇으로 읽고 얼마나 확신하는지</translation>
    </message>
</context>
<context>
    <name>FramingSwitch</name>
    <message>
        <source>Centred like MNIST</source>
        <translation>MNIST처럼 가운데로</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>The network gets the digit as it learned digits: cut out and centred (F7)</source>
        <translation>네트워크는 학습한 숫자처럼 잘라내어 가운데에 놓은 숫자를 받습니다(F7)</translation>
    </message>
    <message>
        <source>Whole canvas</source>
        <translation>캔버스 전체</translation>
    </message>
    <message>
        <source>The network gets the whole canvas shrunk, as in most apps (F7)</source>
        <translation>대부분의 앱처럼 캔버스 전체를 줄여 네트워크에 전달합니다(F7)</translation>
    </message>
</context>
<context>
    <name>GapNote</name>
    <message>
        <source>Why are these figures so?</source>
        <translation>왜 이런 값일까?</translation>
    </message>
    <message>
        <source>Why is the training loss above the validation loss?</source>
        <translation>왜 학습 손실이 검증 손실보다 클까?</translation>
    </message>
    <message>
        <source>Training loss is averaged over the epoch, while the network still improves. Validation loss is measured at its end.</source>
        <translation>학습 손실은 네트워크가 아직 나아지는 동안의 에포크 전체 평균이고, 검증 손실은 에포크가 끝날 때 잽니다.</translation>
    </message>
    <message>
        <source>Dropout switches off units, in training only.</source>
        <translation>드롭아웃은 학습할 때만 유닛을 끕니다.</translation>
    </message>
    <message>
        <source>Training images are distorted at random; validation images are not.</source>
        <translation>학습 이미지는 무작위로 일그러뜨리지만 검증 이미지는 그대로입니다.</translation>
    </message>
    <message>
        <source>Label smoothing keeps the training loss above 0; validation is measured without.</source>
        <translation>레이블 평활화가 있으면 학습 손실은 0이 되지 않습니다. 검증 손실은 이것 없이 잽니다.</translation>
    </message>
    <message>
        <source>How sure does label smoothing leave the network?</source>
        <translation>레이블 평활화를 쓰면 얼마나 확신할까?</translation>
    </message>
    <message>
        <source>It asks for {percent} for the right digit, not for 100 %.</source>
        <translation>맞는 숫자에 100 %가 아니라 {percent}을(를) 요구합니다.</translation>
    </message>
    <message>
        <source>So that the bars do not stay there, the scores are divided by {temperature} (the softmax temperature), fitted on the validation images: now of ten answers given with 90 % nine are right.</source>
        <translation>막대가 거기에 머물지 않도록 검증 이미지로 정한 {temperature}(소프트맥스 온도)로 점수를 나눕니다. 그래서 90 %라고 한 답은 열에 아홉이 맞습니다.</translation>
    </message>
    <message>
        <source>Without validation images nothing corrects this: its answers are right more often than the bars say.</source>
        <translation>검증 이미지가 없으면 보정되지 않아, 막대가 말하는 것보다 더 자주 맞습니다.</translation>
    </message>
</context>
<context>
    <name>GateTable</name>
    <message>
        <source>Gates of this unit</source>
        <translation>이 유닛의 게이트</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>&amp;First steps</source>
        <translation>첫걸음(&amp;F)</translation>
    </message>
    <message>
        <source>What to do first, in five lines</source>
        <translation>처음에 할 일을 다섯 줄로</translation>
    </message>
    <message>
        <source>What the words on the screen mean</source>
        <translation>화면에 나오는 말의 뜻</translation>
    </message>
    <message>
        <source>What&apos;s &amp;this?</source>
        <translation>이것은 무엇인가요?(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>용어집(&amp;G)</translation>
    </message>
    <message>
        <source>Explain the control in focus, or what you click next</source>
        <translation>선택된 항목 또는 다음에 클릭하는 것을 설명합니다</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>All keys of the window</source>
        <translation>창의 모든 키</translation>
    </message>
    <message>
        <source>&amp;About MNIST Draw</source>
        <translation>MNIST Draw 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Version, license and data</source>
        <translation>버전, 라이선스, 데이터</translation>
    </message>
    <message>
        <source>What is “{word}”?</source>
        <translation>‘{word}’란?</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>모든 용어</translation>
    </message>
    <message>
        <source>Without a menu</source>
        <translation>메뉴에 없는 것</translation>
    </message>
    <message>
        <source>About MNIST Draw</source>
        <translation>MNIST Draw 정보</translation>
    </message>
    <message>
        <source>&lt;h3&gt;MNIST Draw {version}&lt;/h3&gt;&lt;p&gt;Draw a digit and watch a neural network learn to read it.&lt;/p&gt;&lt;p&gt;Everything happens on this computer: no drawing leaves it.&lt;/p&gt;&lt;p&gt;MIT License. Qt {qt}.&lt;/p&gt;&lt;p&gt;The networks that come with the app have learned from these collections:&lt;/p&gt;</source>
        <translation>&lt;h3&gt;MNIST Draw {version}&lt;/h3&gt;&lt;p&gt;숫자를 쓰고 신경망이 그것을 읽는 법을 배우는 모습을 지켜보세요.&lt;/p&gt;&lt;p&gt;모든 일은 이 컴퓨터에서 이루어지며, 손글씨는 밖으로 나가지 않습니다.&lt;/p&gt;&lt;p&gt;MIT 라이선스. Qt {qt}.&lt;/p&gt;&lt;p&gt;앱에 포함된 신경망은 다음 자료로 학습했습니다:&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>첫걸음</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>용어집</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
</context>
<context>
    <name>HyperParameters</name>
    <message>
        <source>Back to {value}, the recipe&apos;s own value</source>
        <translation>레시피의 값 {value}(으)로 되돌립니다</translation>
    </message>
    <message numerus="yes">
        <source>%n changed •</source>
        <comment>settings</comment>
        <translation>
            <numerusform>%n개 변경 •</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset {field}</source>
        <translation>{field} 되돌리기</translation>
    </message>
    <message>
        <source>All settings…</source>
        <translation>모든 설정…</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>모든 설정</translation>
    </message>
    <message>
        <source>Change anything about this recipe, and see the layers of its network (Ctrl+,)</source>
        <translation>이 레시피의 모든 설정을 바꾸고 네트워크의 층을 봅니다(Ctrl+,)</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Training: {count} images</source>
        <translation>학습: {count}장</translation>
    </message>
    <message>
        <source>Validation: {count} images</source>
        <translation>검증: {count}장</translation>
    </message>
    <message>
        <source>Test: {count} images</source>
        <translation>테스트: {count}장</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Training: the network learns from these. Validation: checked during training. Test: read once, at the end</source>
        <translation>학습: 배우는 데 사용. 검증: 학습 중 확인에 사용. 테스트: 마지막에 한 번만 읽음</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Show all images or those of one digit</source>
        <translation>모든 이미지 또는 한 숫자의 이미지를 보여 줍니다</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Most similar to your drawing first</source>
        <translation>쓴 숫자와 비슷한 순서</translation>
    </message>
    <message>
        <source>No images of {name}: these are all</source>
        <translation>{name} 이미지가 없어 모두 표시</translation>
    </message>
    <message>
        <source>All digits</source>
        <translation>모든 숫자</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>{digit}: {count} images</source>
        <translation>{digit}: {count}장</translation>
    </message>
</context>
<context>
    <name>InfoButton</name>
    <message>
        <source>What is this?</source>
        <translation>이것은 무엇인가요?</translation>
    </message>
</context>
<context>
    <name>InsidePage</name>
    <message>
        <source>The inside of the network is in a window of its own</source>
        <translation>네트워크의 속은 별도의 창에 있습니다</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>여기로 되돌리기</translation>
    </message>
    <message>
        <source>Close that window and show its content here again</source>
        <translation>그 창을 닫고 여기에 다시 보여 줍니다</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>별도의 창으로</translation>
    </message>
    <message>
        <source>Show it in a window of its own, for a second screen</source>
        <translation>별도의 창에 보여 줍니다(두 번째 화면용)</translation>
    </message>
</context>
<context>
    <name>InsidePanel</name>
    <message>
        <source>These pictures are of step {step}, the prediction is of step {present}</source>
        <translation>이 그림은 스텝 {step}, 예측은 스텝 {present}의 것입니다</translation>
    </message>
    <message>
        <source>Inside the network</source>
        <translation>네트워크의 속</translation>
    </message>
    <message>
        <source>The network is being loaded…</source>
        <translation>네트워크를 불러오는 중…</translation>
    </message>
    <message>
        <source>There is no network yet: press Train to make one</source>
        <translation>아직 네트워크가 없습니다. ‘학습’을 누르면 만들어집니다</translation>
    </message>
    <message>
        <source>Draw, and see what every layer does with the drawing meanwhile</source>
        <translation>쓰면 각 층이 손글씨를 어떻게 처리하는지 바로 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Point at a value to read it, click it to see its sum</source>
        <translation>가리키면 값이, 누르면 계산이 보입니다</translation>
    </message>
    <message>
        <source>What each digit looks for</source>
        <translation>각 숫자가 찾는 것</translation>
    </message>
    <message>
        <source>What speaks for and against each digit</source>
        <translation>각 숫자에 찬성하는 증거와 반대하는 증거</translation>
    </message>
    <message>
        <source>Hidden layer {number}</source>
        <translation>은닉층 {number}</translation>
    </message>
    <message>
        <source>What the units of hidden layer {number} look for</source>
        <translation>은닉층 {number}의 유닛이 찾는 것</translation>
    </message>
    <message>
        <source>Convolution {number}: feature maps</source>
        <translation>합성곱 {number}: 특징 맵</translation>
    </message>
    <message>
        <source>Convolution {number}: kernels</source>
        <translation>합성곱 {number}: 커널</translation>
    </message>
    <message>
        <source>What each unit says about the answer</source>
        <translation>각 유닛은 답에 찬성인가 반대인가</translation>
    </message>
    <message>
        <source>One small pattern for each map of the convolution before: blue wants that map lit up, orange wants it dark. Click another map below to see its kernels.</source>
        <translation>앞 합성곱의 맵마다 작은 무늬가 하나씩 있습니다. 파란색은 그 맵이 빛나기를, 주황색은 어둡기를 바랍니다. 아래의 다른 맵을 누르면 그 커널을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The evidence for the answer minus the evidence for the second best digit: blue ink speaks for the answer, orange ink for the other.</source>
        <translation>답의 증거에서 두 번째 숫자의 증거를 뺀 것입니다. 파란 잉크는 답에, 주황 잉크는 다른 숫자에 찬성합니다.</translation>
    </message>
    <message>
        <source>The value of each unit times its weight for this digit: blue units speak for it, orange units against it. Together with the bias they give the score.</source>
        <translation>각 유닛의 값에 이 숫자에 대한 가중치를 곱한 것입니다. 파란 유닛은 찬성, 주황 유닛은 반대합니다. 편향과 합하면 점수가 됩니다.</translation>
    </message>
    <message>
        <source>All maps times their weights, added up position by position: where the evidence for and against each digit is found. All positions together give the score.</source>
        <translation>모든 맵에 가중치를 곱해 위치별로 더한 것입니다. 각 숫자에 찬성하거나 반대하는 증거가 어디에 있는지 보여 줍니다. 모든 위치를 합하면 점수가 됩니다.</translation>
    </message>
    <message>
        <source>Convolution {layer}, map {number}, row {row}, column {column}</source>
        <translation>합성곱 {layer}, 맵 {number}, {row}행 {column}열</translation>
    </message>
    <message>
        <source>Hidden layer {layer}, unit {number}</source>
        <translation>은닉층 {layer}, 유닛 {number}</translation>
    </message>
    <message>
        <source>{unit}, row {row}, column {column}</source>
        <translation>{unit}, {row}행 {column}열</translation>
    </message>
    <message>
        <source>Each picture holds one weight a pixel. Ink on blue speaks for, ink on orange against.</source>
        <translation>그림마다 픽셀별 가중치가 들어 있습니다. 파란색 위의 잉크는 찬성, 주황색 위의 잉크는 반대입니다.</translation>
    </message>
    <message>
        <source>Each weight times the pixel of your drawing under it. All of them together give the score.</source>
        <translation>각 가중치에 그 아래 쓴 숫자의 픽셀을 곱한 값입니다. 모두 더하면 점수가 됩니다.</translation>
    </message>
    <message>
        <source>Convolution {number}: a map for each digit</source>
        <translation>합성곱 {number}: 숫자마다 맵 하나</translation>
    </message>
    <message>
        <source>What each class looks for</source>
        <translation>각 클래스가 찾는 것</translation>
    </message>
    <message>
        <source>Convolution {number}: a map for each class</source>
        <translation>합성곱 {number}: 클래스마다 맵 하나</translation>
    </message>
    <message>
        <source>Convolution {number}: kernels of map {index}</source>
        <translation>합성곱 {number}: 맵 {index}의 커널</translation>
    </message>
    <message>
        <source>Input: your drawing</source>
        <translation>입력: 쓴 숫자</translation>
    </message>
    <message>
        <source>Why {index} and not {other}, pixel by pixel</source>
        <translation>왜 {other}이(가) 아니라 {index}일까?(픽셀별)</translation>
    </message>
    <message>
        <source>What speaks for and against each class</source>
        <translation>각 클래스에 찬성하는 것과 반대하는 것</translation>
    </message>
    <message>
        <source>What each unit says about the {index}</source>
        <translation>각 유닛은 {index}에 찬성인가 반대인가</translation>
    </message>
    <message>
        <source>Your drawing, shrunk and centred, as 28 × 28 numbers: all that the network sees of it.</source>
        <translation>쓴 숫자를 줄여 가운데로 옮기고 28 × 28개의 수로 바꾼 것입니다. 네트워크가 보는 것은 이것뿐입니다.</translation>
    </message>
    <message>
        <source>Each square is one unit: it adds up its inputs, and lights up when the sum is large. Click one to see its sum.</source>
        <translation>네모 하나가 유닛 하나입니다. 입력을 더하고, 합이 크면 빛납니다. 누르면 계산을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Each digit has a feature map: it lights up where something speaks for the digit. Its mean is the score of the digit.</source>
        <translation>숫자마다 특징 맵이 하나씩 있습니다. 그 숫자에 찬성하는 것이 있는 곳이 빛납니다. 평균이 그 숫자의 점수입니다.</translation>
    </message>
    <message>
        <source>Each picture is a feature map: one small pattern, looked for at every position. It lights up where the pattern is found.</source>
        <translation>그림마다 특징 맵입니다. 작은 무늬 하나를 모든 위치에서 찾고, 찾은 곳이 빛납니다.</translation>
    </message>
    <message>
        <source>The small patterns that are looked for: blue wants ink, orange wants none.</source>
        <translation>찾고 있는 작은 무늬입니다. 파란색은 잉크가 있기를, 주황색은 없기를 바랍니다.</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>유닛 {count}개</translation>
    </message>
    <message>
        <source>{count} maps of {height} × {width}</source>
        <translation>{height} × {width} 맵 {count}개</translation>
    </message>
    <message>
        <source>{count} kernels of {height} × {width}</source>
        <translation>{height} × {width} 커널 {count}개</translation>
    </message>
    <message>
        <source>{sizes} weights</source>
        <translation>가중치 {sizes}개</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} ~ {high}</translation>
    </message>
    <message>
        <source>{count} values are not numbers</source>
        <translation>값 {count}개는 수가 아닙니다</translation>
    </message>
    <message>
        <source>0 for {count} pictures: perhaps a dead unit</source>
        <translation>{count}번 연속 0: 죽은 유닛일 수 있습니다</translation>
    </message>
    <message>
        <source>strongest {count} of {total}</source>
        <translation>강한 {count} / {total}</translation>
    </message>
    <message>
        <source>first {count} of {total}</source>
        <translation>처음 {count} / {total}</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>{first}~{last} / {total}</translation>
    </message>
    <message>
        <source>Digit {digit}</source>
        <translation>숫자 {digit}</translation>
    </message>
    <message>
        <source>Pixel in row {row}, column {column}</source>
        <translation>픽셀 {row}행 {column}열</translation>
    </message>
    <message>
        <source>What decides</source>
        <translation>무엇이 결정하나</translation>
    </message>
    <message>
        <source>Why {digit} and not {other}?</source>
        <translation>왜 {other}이(가) 아니라 {digit}일까?</translation>
    </message>
    <message>
        <source>What makes the score of the {digit}</source>
        <translation>{digit}의 점수를 만드는 것</translation>
    </message>
    <message>
        <source>Score of each class</source>
        <translation>각 클래스의 점수</translation>
    </message>
    <message>
        <source>Score of each digit</source>
        <translation>각 숫자의 점수</translation>
    </message>
    <message>
        <source>Blue is all that speaks for a digit, orange all that speaks against it. The mark is both together: its score (logit). The largest wins; only how far it is ahead of the others counts.</source>
        <translation>파란색은 숫자에 찬성하는 모든 것, 주황색은 반대하는 모든 것입니다. 표시는 둘을 합한 점수(로짓)입니다. 가장 큰 점수가 이기며, 다른 점수보다 얼마나 앞서는지만 중요합니다.</translation>
    </message>
    <message>
        <source>Digit {digit}: {gain} for, {loss} against, together {total}</source>
        <translation>숫자 {digit}: 찬성 {gain}, 반대 {loss}, 합계 {total}</translation>
    </message>
    <message>
        <source>{digit}: {gain} for, {loss} against, together {total}</source>
        <translation>{digit}: 찬성 {gain}, 반대 {loss}, 합계 {total}</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>맵 {number}</translation>
    </message>
    <message>
        <source>The largest terms of a score (logit): each is an input times its weight. Blue raises the score, orange lowers it.</source>
        <translation>점수(로짓)를 이루는 가장 큰 항들입니다. 각각 입력과 가중치의 곱입니다. 파란색은 점수를 올리고 주황색은 내립니다.</translation>
    </message>
    <message>
        <source>Unit {number}</source>
        <translation>유닛 {number}</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>나머지 {count}개</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Lead over the {digit}</source>
        <translation>{digit}과(와)의 차이</translation>
    </message>
    <message>
        <source>Score of the {digit}</source>
        <translation>{digit}의 점수</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Draw</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습하기</translation>
    </message>
    <message>
        <source>Watch the answer while it learns</source>
        <translation>학습하는 동안 답 지켜보기</translation>
    </message>
</context>
<context>
    <name>JoinedBar</name>
    <message>
        <source>Join a folder…</source>
        <translation>폴더에 참여…</translation>
    </message>
    <message>
        <source>A folder that all computers reach: a share of the school, or a stick</source>
        <translation>모든 컴퓨터가 쓸 수 있는 폴더: 학교의 공유 폴더나 USB 메모리</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>지금 교환</translation>
    </message>
    <message>
        <source>Do not wait for the next exchange, every 30 seconds</source>
        <translation>30초마다 하는 교환을 기다리지 않습니다</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Exchange no more. All drawings stay, here and in the folder</source>
        <translation>더는 교환하지 않습니다. 손글씨는 여기와 폴더에 남습니다</translation>
    </message>
    <message>
        <source>Join a folder</source>
        <translation>폴더에 참여</translation>
    </message>
</context>
<context>
    <name>JoinedFolder</name>
    <message>
        <source>Collect the drawings of a class: every computer joins the same shared folder</source>
        <translation>학급의 손글씨를 모읍니다: 모든 컴퓨터가 같은 공유 폴더에 참여합니다</translation>
    </message>
    <message>
        <source>{folder} · 1 other computer · exchanged at {time}</source>
        <translation>{folder} · 다른 컴퓨터 1대 · {time}에 교환</translation>
    </message>
    <message>
        <source>{folder} · {count} other computers · exchanged at {time}</source>
        <translation>{folder} · 다른 컴퓨터 {count}대 · {time}에 교환</translation>
    </message>
    <message>
        <source>{folder} is full. The drawings of this computer are kept here, and written as soon as there is room.</source>
        <translation>{folder}이(가) 가득 찼습니다. 이 컴퓨터의 손글씨는 여기에 보관되며, 공간이 생기는 대로 저장됩니다.</translation>
    </message>
    <message>
        <source>Nothing may be written to {folder}. The drawings of this computer are kept here. Ask who looks after the folder.</source>
        <translation>{folder}에 쓸 수 없습니다. 이 컴퓨터의 손글씨는 여기에 보관됩니다. 폴더 관리자에게 문의하세요.</translation>
    </message>
    <message>
        <source>Writing to {folder} failed. The drawings of this computer are kept here, and written at the next exchange.</source>
        <translation>{folder}에 쓰지 못했습니다. 이 컴퓨터의 손글씨는 여기에 보관되며, 다음 교환 때 저장됩니다.</translation>
    </message>
    <message>
        <source>Another program has a file in {folder} open. The drawings of this computer are kept here, and written at the next exchange.</source>
        <translation>다른 프로그램이 {folder}의 파일을 열고 있습니다. 이 컴퓨터의 손글씨는 여기에 보관되고, 다음 교환 때 기록됩니다.</translation>
    </message>
    <message>
        <source>{count} files were written by a newer version of this program, and left out: {name}. Update this computer.</source>
        <translation>파일 {count}개는 이 프로그램의 새 버전이 쓴 것이라 제외했습니다: {name}. 이 컴퓨터를 업데이트하세요.</translation>
    </message>
    <message>
        <source>{count} files could not be read, or not all of them: {name}. Everything else is collected; they are tried again.</source>
        <translation>파일 {count}개의 전부나 일부를 읽지 못했습니다: {name}. 나머지는 모두 모았고, 다시 시도합니다.</translation>
    </message>
    <message>
        <source>Everything is kept on this computer.</source>
        <translation>모두 이 컴퓨터에 보관되어 있습니다.</translation>
    </message>
</context>
<context>
    <name>KeptCurves</name>
    <message>
        <source>“{run}” against “{other}”</source>
        <translation>‘{run}’을(를) ‘{other}’와(과) 비교</translation>
    </message>
</context>
<context>
    <name>KnownNetworks</name>
    <message>
        <source>Ready-made: digits</source>
        <translation>기본 제공: 숫자</translation>
    </message>
    <message>
        <source>Ready-made: capital letters A–Z</source>
        <translation>기본 제공: 대문자 A–Z</translation>
    </message>
</context>
<context>
    <name>LabelButtons</name>
    <message>
        <source>Teach the drawings of {label}: {count}</source>
        <translation>{label} 손글씨를 가르칩니다: {count}장</translation>
    </message>
</context>
<context>
    <name>LabelField</name>
    <message>
        <source>Label of the drawing</source>
        <translation>손글씨의 레이블</translation>
    </message>
    <message>
        <source>Label, then Enter</source>
        <translation>레이블을 쓰고 Enter</translation>
    </message>
    <message>
        <source>A letter or a word of up to {count} characters, then Enter</source>
        <translation>{count}자까지의 글자나 낱말을 쓰고 Enter</translation>
    </message>
</context>
<context>
    <name>LabelLine</name>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Type a label…</source>
        <translation>레이블 입력…</translation>
    </message>
    <message>
        <source>A picture cannot be kept, only strokes</source>
        <translation>이미지 파일은 보관할 수 없고 획만 보관합니다</translation>
    </message>
    <message>
        <source>Only strokes can be kept</source>
        <translation>획만 보관할 수 있습니다</translation>
    </message>
    <message>
        <source>My drawings keeps strokes. To keep this one, clear the canvas and draw it</source>
        <translation>내 손글씨에는 획이 보관됩니다. 보관하려면 캔버스를 지우고 직접 쓰세요</translation>
    </message>
    <message>
        <source>What is it? Shift + its letter keeps the drawing</source>
        <translation>무엇인가요? Shift+그 글자로 보관합니다</translation>
    </message>
    <message>
        <source>Keep: Shift + letter</source>
        <translation>Shift+글자로 보관</translation>
    </message>
    <message>
        <source>What is it? Type it to keep the drawing</source>
        <translation>무엇인가요? 그 글자 키로 보관합니다</translation>
    </message>
    <message>
        <source>Type it to keep it</source>
        <translation>해당 키로 보관</translation>
    </message>
    <message>
        <source>Keep as {label}</source>
        <translation>{label}(으)로 보관</translation>
    </message>
    <message>
        <source>or another key</source>
        <translation>또는 다른 키</translation>
    </message>
    <message>
        <source>or Shift + letter</source>
        <translation>또는 Shift+글자</translation>
    </message>
    <message>
        <source>Kept without a label</source>
        <translation>레이블 없이 보관했습니다</translation>
    </message>
    <message>
        <source>Kept as {label}, by {writer}</source>
        <translation>{label}(으)로 보관했습니다({writer})</translation>
    </message>
    <message>
        <source>Kept as {label}</source>
        <translation>{label}(으)로 보관했습니다</translation>
    </message>
    <message>
        <source>draw the next one</source>
        <translation>다음 것을 쓰세요</translation>
    </message>
    <message>
        <source>Not kept yet: see the message</source>
        <translation>아직 보관하지 못했습니다: 메시지를 보세요</translation>
    </message>
    <message>
        <source>Keep the drawing in My drawings: press the key of what it was, or click a bar</source>
        <translation>손글씨를 ‘내 손글씨’에 보관합니다: 무엇이었는지 그 키를 누르거나 막대를 클릭하세요</translation>
    </message>
    <message>
        <source>Keep the drawing with this label (Enter)</source>
        <translation>이 레이블로 손글씨를 보관합니다(Enter)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Take back what was kept last</source>
        <translation>마지막으로 보관한 것을 취소합니다</translation>
    </message>
    <message>
        <source>other…</source>
        <translation>다른 것…</translation>
    </message>
    <message>
        <source>Another label</source>
        <translation>다른 레이블</translation>
    </message>
    <message>
        <source>Keep the drawing with a label of your own: a letter, a word (Shift+Enter)</source>
        <translation>글자나 낱말처럼 직접 정한 레이블로 손글씨를 보관합니다(Shift+Enter)</translation>
    </message>
    <message>
        <source>Keep the drawing with the same label as the last one</source>
        <translation>앞 손글씨와 같은 레이블로 손글씨를 보관합니다</translation>
    </message>
</context>
<context>
    <name>Labelling</name>
    <message>
        <source>&amp;Keep the drawing as it is read</source>
        <translation>읽은 대로 손글씨 보관(&amp;K)</translation>
    </message>
    <message>
        <source>Put the drawing into My drawings, labelled with the network&apos;s answer</source>
        <translation>네트워크의 답을 레이블로 하여 손글씨를 ‘내 손글씨’에 넣습니다</translation>
    </message>
    <message>
        <source>Keep the drawing, label it &amp;later</source>
        <translation>손글씨를 보관하고 레이블은 나중에(&amp;L)</translation>
    </message>
    <message>
        <source>Put the drawing into My drawings without a label</source>
        <translation>레이블 없이 손글씨를 ‘내 손글씨’에 넣습니다</translation>
    </message>
    <message>
        <source>Keep the drawing with &amp;another label…</source>
        <translation>다른 레이블로 손글씨 보관(&amp;A)…</translation>
    </message>
    <message>
        <source>Put the drawing into My drawings with a letter or a word of your own</source>
        <translation>직접 정한 글자나 낱말을 레이블로 하여 손글씨를 ‘내 손글씨’에 넣습니다</translation>
    </message>
</context>
<context>
    <name>LayerBars</name>
    <message>
        <source>Gradient and update of each layer</source>
        <translation>각 층의 기울기와 갱신량</translation>
    </message>
    <message>
        <source>Gradient: how the loss would grow with the weights. Update: how far this step moved them. Both as lengths, on a logarithmic scale</source>
        <translation>기울기는 가중치를 움직일 때 손실이 어떻게 커지는지, 갱신량은 이 스텝이 가중치를 얼마나 움직였는지 나타냅니다. 둘 다 길이이며 로그 눈금입니다</translation>
    </message>
    <message>
        <source>{layer}: gradient {gradient}, update {update}</source>
        <translation>{layer}: 기울기 {gradient}, 갱신량 {update}</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Convolution {kernel}×{kernel}, stride {stride}</source>
        <translation>합성곱 {kernel}×{kernel}, 스트라이드 {stride}</translation>
    </message>
    <message>
        <source>Convolution {kernel}×{kernel}</source>
        <translation>합성곱 {kernel}×{kernel}</translation>
    </message>
    <message>
        <source>Max pooling {side}×{side}</source>
        <translation>최대 풀링 {side}×{side}</translation>
    </message>
    <message>
        <source>Dropout {share}</source>
        <translation>드롭아웃 {share}</translation>
    </message>
    <message>
        <source>{cell}, last hidden state</source>
        <translation>{cell}, 마지막 은닉 상태</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Mean of each map</source>
        <translation>각 맵의 평균</translation>
    </message>
    <message>
        <source>Rows, one after the other</source>
        <translation>행을 하나씩 차례로</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
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
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Change while it trains</source>
        <translation>학습하면서 바꾸기</translation>
    </message>
    <message>
        <source>Change learning rate, weight decay and more while the network trains</source>
        <translation>학습 중에 학습률, 가중치 감쇠 등을 바꿉니다</translation>
    </message>
</context>
<context>
    <name>LiveRow</name>
    <message>
        <source>Change while it trains</source>
        <translation>학습하면서 바꾸기</translation>
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
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open weights…</source>
        <translation>가중치 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save weights…</source>
        <translation>가중치 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>창을 닫습니다</translation>
    </message>
    <message>
        <source>&amp;Runs…</source>
        <translation>실행 기록(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Data…</source>
        <translation>데이터(&amp;D)…</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>언어(&amp;G)</translation>
    </message>
    <message>
        <source>Follow &amp;system</source>
        <translation>시스템 설정 따르기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>Follow s&amp;ystem</source>
        <translation>시스템 설정 따르기(&amp;Y)</translation>
    </message>
    <message>
        <source>Use the weights in a file</source>
        <translation>파일의 가중치를 사용합니다</translation>
    </message>
    <message>
        <source>Save the weights of the network in use to a file</source>
        <translation>사용 중인 네트워크의 가중치를 파일에 저장합니다</translation>
    </message>
    <message>
        <source>All runs: use their weights, compare their curves, repeat them</source>
        <translation>모든 실행: 가중치 사용, 곡선 비교, 반복</translation>
    </message>
    <message>
        <source>The images the network learns from, and the test images it reads wrongly</source>
        <translation>학습하는 이미지와 잘못 읽은 테스트 이미지</translation>
    </message>
    <message>
        <source>S&amp;imilar training images…</source>
        <translation>비슷한 학습 이미지(&amp;I)…</translation>
    </message>
    <message>
        <source>Training images of the answer, the most similar to your drawing first</source>
        <translation>답의 숫자에 대한 학습 이미지를 쓴 숫자와 비슷한 순서로 보여 줍니다</translation>
    </message>
    <message>
        <source>&amp;Mistakes…</source>
        <translation>오답(&amp;M)…</translation>
    </message>
    <message>
        <source>The test images that the network in use reads wrongly</source>
        <translation>사용 중인 네트워크가 잘못 읽는 테스트 이미지</translation>
    </message>
    <message>
        <source>T&amp;each it mine…</source>
        <translation>내 글씨 가르치기(&amp;E)…</translation>
    </message>
    <message>
        <source>Train the network in use on your own drawings, and compare</source>
        <translation>사용 중인 네트워크에 내 손글씨를 학습시키고 비교합니다</translation>
    </message>
    <message>
        <source>Fi&amp;ve networks…</source>
        <translation>다섯 네트워크(&amp;V)…</translation>
    </message>
    <message>
        <source>Let five kinds of networks read the drawing side by side</source>
        <translation>다섯 종류의 네트워크가 같은 손글씨를 나란히 읽습니다</translation>
    </message>
    <message>
        <source>&amp;Projector mode</source>
        <translation>프로젝터 모드(&amp;P)</translation>
    </message>
    <message>
        <source>Enlarge everything, so that the last row of the class can read it</source>
        <translation>교실 맨 뒷줄에서도 읽을 수 있게 모두 확대합니다</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>전체 화면(&amp;F)</translation>
    </message>
    <message>
        <source>Fill the screen</source>
        <translation>화면을 가득 채웁니다</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>&amp;Quit: the run so far is kept</source>
        <translation>종료: 지금까지의 실행은 보관됩니다(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window and end the training; its run is kept, see Runs</source>
        <translation>창을 닫고 학습을 끝냅니다. 지금까지의 실행은 보관되며 ‘실행 기록’에서 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>가중치 열기</translation>
    </message>
    <message>
        <source>Weights (*.safetensors);;All files (*)</source>
        <translation>가중치 (*.safetensors);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>가중치 저장</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>가중치 (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>MapChooser</name>
    <message>
        <source>Previous map</source>
        <translation>이전 맵</translation>
    </message>
    <message>
        <source>The map that contributes more (Page Up)</source>
        <translation>더 크게 기여하는 맵(Page Up)</translation>
    </message>
    <message>
        <source>Next map</source>
        <translation>다음 맵</translation>
    </message>
    <message>
        <source>The map that contributes less (Page Down)</source>
        <translation>더 작게 기여하는 맵(Page Down)</translation>
    </message>
    <message>
        <source>Point to a value to see its product, click to follow it</source>
        <translation>값을 가리키면 곱이 보이고, 클릭하면 따라갑니다</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss message</source>
        <translation>메시지 닫기</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>이 메시지를 닫습니다</translation>
    </message>
</context>
<context>
    <name>ModelInput</name>
    <message>
        <source>What the network sees</source>
        <translation>네트워크가 보는 것</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Cut out the smallest box around the ink: where you draw does not matter.</source>
        <translation>획을 둘러싼 가장 작은 상자로 자릅니다. 쓰는 위치는 상관없습니다.</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>줄이기</translation>
    </message>
    <message>
        <source>Shrink the box until its longer side is 20 pixels: how large you draw does not matter.</source>
        <translation>상자의 긴 변이 20픽셀이 되도록 줄입니다. 쓰는 크기는 상관없습니다.</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>가운데로</translation>
    </message>
    <message>
        <source>Move it by whole pixels until the ink balances on the centre (its centre of mass).</source>
        <translation>획의 무게중심이 가운데에 올 때까지 픽셀 단위로 옮깁니다.</translation>
    </message>
    <message>
        <source>Input 28 × 28</source>
        <translation>입력 28 × 28</translation>
    </message>
    <message>
        <source>This is all the network sees: 28 by 28 pixels, like the digits of MNIST.</source>
        <translation>네트워크가 보는 것은 이것뿐입니다. MNIST의 숫자처럼 28 × 28픽셀입니다.</translation>
    </message>
</context>
<context>
    <name>ModelSummaryPanel</name>
    <message>
        <source>Total</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>What each layer outputs for one image, and how many parameters (weights and biases) it has. Output: maps × rows × columns, or units</source>
        <translation>각 층이 이미지 하나에 대해 출력하는 것과 매개변수(가중치와 편향)의 수입니다. 출력: 맵 × 행 × 열 또는 유닛</translation>
    </message>
    <message>
        <source>{count} parameters in all</source>
        <translation>매개변수 모두 {count}개</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>네트워크의 층</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <source>Copy the table as text</source>
        <translation>표를 텍스트로 복사</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet or an exercise sheet</source>
        <translation>스프레드시트나 연습지에 쓸 수 있게 표를 복사합니다</translation>
    </message>
</context>
<context>
    <name>MyDrawings</name>
    <message>
        <source>My drawings can be looked at, but not changed. {reason}</source>
        <translation>‘내 손글씨’를 볼 수는 있지만 바꿀 수는 없습니다. {reason}</translation>
    </message>
    <message>
        <source>The file of My drawings was damaged. It was set aside as {file}, and {count} drawings were saved from it and from the last backup.</source>
        <translation>‘내 손글씨’ 파일이 손상되어 있었습니다. {file}(으)로 따로 두고, 그 파일과 마지막 백업에서 손글씨 {count}장을 살렸습니다.</translation>
    </message>
    <message>
        <source>My drawings are complete, but today&apos;s backup failed. {reason}</source>
        <translation>‘내 손글씨’는 온전하지만 오늘 백업에 실패했습니다. {reason}</translation>
    </message>
    <message>
        <source>Nothing was changed. {reason}</source>
        <translation>아무것도 바뀌지 않았습니다. {reason}</translation>
    </message>
    <message>
        <source>The drawing is not kept yet. {reason} It waits until the next one is kept, as long as the program runs.</source>
        <translation>손글씨를 아직 보관하지 못했습니다. {reason} 프로그램이 실행되는 동안 다음 손글씨와 함께 보관합니다.</translation>
    </message>
    <message>
        <source>{count} drawings are not kept yet. {reason} They wait until the next one is kept, as long as the program runs.</source>
        <translation>손글씨 {count}장을 아직 보관하지 못했습니다. {reason} 프로그램이 실행되는 동안 다음 손글씨와 함께 보관합니다.</translation>
    </message>
    <message>
        <source>1 drawing is not kept yet. {reason} What shall become of it?</source>
        <translation>손글씨 1장을 아직 보관하지 못했습니다. {reason} 어떻게 할까요?</translation>
    </message>
    <message>
        <source>{count} drawings are not kept yet. {reason} What shall become of them?</source>
        <translation>손글씨 {count}장을 아직 보관하지 못했습니다. {reason} 어떻게 할까요?</translation>
    </message>
    <message>
        <source>Deleted 1 drawing</source>
        <translation>손글씨 1장을 삭제했습니다</translation>
    </message>
    <message>
        <source>Deleted {count} drawings</source>
        <translation>손글씨 {count}장을 삭제했습니다</translation>
    </message>
    <message>
        <source>Labelled 1 drawing {label}</source>
        <translation>손글씨 1장의 레이블을 {label}(으)로 했습니다</translation>
    </message>
    <message>
        <source>Labelled {count} drawings {label}</source>
        <translation>손글씨 {count}장의 레이블을 {label}(으)로 했습니다</translation>
    </message>
    <message>
        <source>Changed the writer of 1 drawing</source>
        <translation>손글씨 1장의 쓴 사람을 바꿨습니다</translation>
    </message>
    <message>
        <source>Changed the writer of {count} drawings</source>
        <translation>손글씨 {count}장의 쓴 사람을 바꿨습니다</translation>
    </message>
    <message>
        <source>Renamed {old} to {new}</source>
        <translation>{old}의 이름을 {new}(으)로 바꿨습니다</translation>
    </message>
    <message>
        <source>{file}: 1 new drawing</source>
        <translation>{file}: 새 손글씨 1장</translation>
    </message>
    <message>
        <source>{file}: {count} new drawings</source>
        <translation>{file}: 새 손글씨 {count}장</translation>
    </message>
    <message>
        <source>{count} were here already</source>
        <translation>{count}장은 이미 있었습니다</translation>
    </message>
    <message>
        <source>{count} deleted ones are back</source>
        <translation>삭제했던 {count}장이 돌아왔습니다</translation>
    </message>
    <message>
        <source>{count} have a label now</source>
        <translation>{count}장에 레이블이 생겼습니다</translation>
    </message>
    <message>
        <source>{count} without ink were left out</source>
        <translation>잉크가 없는 {count}장은 제외했습니다</translation>
    </message>
    <message>
        <source>{count} lines could not be read, first line {line}</source>
        <translation>{count}줄을 읽지 못했습니다(첫 번째는 {line}번째 줄)</translation>
    </message>
    <message>
        <source>1 drawing was written to {path}</source>
        <translation>손글씨 1장을 {path}에 썼습니다</translation>
    </message>
    <message>
        <source>{count} drawings were written to {path}</source>
        <translation>손글씨 {count}장을 {path}에 썼습니다</translation>
    </message>
</context>
<context>
    <name>NetworkBox</name>
    <message>
        <source>trained on {data}</source>
        <translation>{data} 데이터로 학습함</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>아직 학습하지 않음</translation>
    </message>
    <message>
        <source>epoch {epoch} · step {step}</source>
        <translation>에포크 {epoch} · 스텝 {step}</translation>
    </message>
    <message>
        <source>stays in use while others train</source>
        <translation>다른 네트워크가 학습하는 동안에도 그대로 사용</translation>
    </message>
    <message>
        <source>Test accuracy of the network</source>
        <translation>네트워크의 테스트 정확도</translation>
    </message>
    <message>
        <source>Share of the test images, which it has never seen, that it reads correctly</source>
        <translation>한 번도 보지 않은 테스트 이미지 중 올바르게 읽은 비율</translation>
    </message>
    <message>
        <source>Weights that made the prediction</source>
        <translation>예측한 가중치</translation>
    </message>
    <message>
        <source>The weights of the network that made this prediction</source>
        <translation>이 예측을 한 네트워크의 가중치</translation>
    </message>
    <message>
        <source>Calibrated: the scores are divided by {temperature} (the softmax temperature) before they become probabilities, so that nine in ten answers given with 90 % are right. It was fitted on validation digits.</source>
        <translation>보정됨: 점수를 {temperature}(소프트맥스 온도)로 나눈 뒤 확률로 바꿉니다. 90 %라고 답한 것 열 개 가운데 아홉 개가 맞도록 하기 위해서입니다. 이 값은 검증용 숫자로 정했습니다.</translation>
    </message>
    <message>
        <source>{accuracy} % in the test</source>
        <translation>테스트에서 {accuracy} %</translation>
    </message>
    <message>
        <source>In training, not tested yet</source>
        <translation>학습 중, 테스트 전</translation>
    </message>
    <message>
        <source>Test accuracy unknown</source>
        <translation>테스트 정확도 알 수 없음</translation>
    </message>
</context>
<context>
    <name>NetworkButton</name>
    <message>
        <source>Network in use: {name}</source>
        <translation>사용 중인 네트워크: {name}</translation>
    </message>
    <message>
        <source>This network reads your drawing. Click for another one</source>
        <translation>이 네트워크가 손글씨를 읽습니다. 클릭하면 바꿀 수 있습니다</translation>
    </message>
</context>
<context>
    <name>NetworkMenu</name>
    <message>
        <source>Last runs</source>
        <translation>최근 실행</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>The network in training is in use: pause or stop the training first</source>
        <translation>학습 중인 네트워크를 사용하고 있습니다. 먼저 학습을 일시 정지하거나 정지하세요</translation>
    </message>
    <message>
        <source>All runs…</source>
        <translation>모든 실행…</translation>
    </message>
    <message>
        <source>Every network that was trained here</source>
        <translation>여기에서 학습한 모든 네트워크</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Use the weights in a file</source>
        <translation>파일의 가중치를 사용합니다</translation>
    </message>
</context>
<context>
    <name>NetworkMenuController</name>
    <message>
        <source>Now reading with “{name}”</source>
        <translation>이제 ‘{name}’(으)로 읽습니다</translation>
    </message>
</context>
<context>
    <name>OwnColumn</name>
    <message>
        <source>{kind} · epoch {epoch}</source>
        <translation>{kind} · 에포크 {epoch}</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>사용 중인 네트워크</translation>
    </message>
    <message>
        <source>The weights in use: they change while you train</source>
        <translation>사용 중인 가중치. 학습하는 동안 바뀝니다</translation>
    </message>
    <message>
        <source>Weights in use</source>
        <translation>사용 중인 가중치</translation>
    </message>
</context>
<context>
    <name>OwnDrawingsController</name>
    <message>
        <source>M&amp;y drawings…</source>
        <translation>내 손글씨(&amp;Y)…</translation>
    </message>
    <message>
        <source>The drawings that were kept here: label, sort, import and export them</source>
        <translation>여기에 보관한 손글씨: 레이블을 붙이고, 정렬하고, 가져오고, 내보냅니다</translation>
    </message>
</context>
<context>
    <name>OwnWindow</name>
    <message>
        <source>My drawings</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>Show all drawings</source>
        <translation>모든 손글씨 보기</translation>
    </message>
    <message>
        <source>Show the drawings of all labels and writers</source>
        <translation>모든 레이블과 모든 사람의 손글씨를 보여 줍니다</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop; what is done so far stays</source>
        <translation>멈춥니다. 지금까지 한 것은 남습니다</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>No drawing has this label and this writer</source>
        <translation>이 레이블과 쓴 사람의 손글씨가 없습니다</translation>
    </message>
    <message>
        <source>No drawings yet.
Draw something in the main window and press the key of what it is: it is kept here.
Or import a file.</source>
        <translation>아직 손글씨가 없습니다.
기본 창에서 무언가를 쓰고 무엇인지 그 키를 누르면 여기에 보관됩니다.
파일을 가져올 수도 있습니다.</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>손글씨 1장</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>손글씨 {count}장</translation>
    </message>
    <message>
        <source>{selected} of {count} selected: a key labels them</source>
        <translation>{count}장 중 {selected}장 선택: 키를 누르면 레이블이 붙습니다</translation>
    </message>
</context>
<context>
    <name>Pacing</name>
    <message>
        <source>&amp;One step</source>
        <translation>한 스텝(&amp;O)</translation>
    </message>
    <message>
        <source>Take one step of the training and pause: what does it change?</source>
        <translation>학습을 한 스텝만 진행하고 멈춥니다. 무엇이 바뀔까요?</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>속도(&amp;P)</translation>
    </message>
    <message>
        <source>One step at a press</source>
        <translation>누를 때마다 한 스텝</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>1 step a second</source>
        <translation>초당 1스텝</translation>
    </message>
    <message>
        <source>{steps} steps a second</source>
        <translation>초당 {steps}스텝</translation>
    </message>
</context>
<context>
    <name>PictureFilesController</name>
    <message>
        <source>Open as a picture</source>
        <translation>이미지로 열기</translation>
    </message>
    <message>
        <source>Open p&amp;icture…</source>
        <translation>이미지 열기(&amp;I)…</translation>
    </message>
    <message>
        <source>Put a picture or a photo of a digit on the canvas</source>
        <translation>숫자 이미지나 사진을 캔버스에 놓습니다</translation>
    </message>
    <message>
        <source>Save drawing as pict&amp;ure…</source>
        <translation>이미지로 저장(&amp;U)…</translation>
    </message>
    <message>
        <source>Save the drawing as it looks: a PNG of {side} × {side} pixels</source>
        <translation>쓴 숫자를 보이는 대로 저장합니다: {side} × {side} 픽셀 PNG</translation>
    </message>
    <message>
        <source>Save what the &amp;network sees…</source>
        <translation>네트워크가 보는 것 저장(&amp;N)…</translation>
    </message>
    <message>
        <source>Save the network&apos;s input: a PNG of 28 × 28 pixels, as in MNIST</source>
        <translation>네트워크가 받는 입력을 저장합니다: MNIST와 같은 28 × 28 픽셀 PNG</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>이미지 열기</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>이미지 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일(*)</translation>
    </message>
    <message>
        <source>Save drawing as picture</source>
        <translation>이미지로 저장</translation>
    </message>
    <message>
        <source>The drawing, {side} × {side} pixels (*.png)</source>
        <translation>쓴 숫자, {side} × {side} 픽셀 (*.png)</translation>
    </message>
    <message>
        <source>Save what the network sees</source>
        <translation>네트워크가 보는 것 저장</translation>
    </message>
    <message>
        <source>What the network sees, {side} × {side} pixels (*.png)</source>
        <translation>네트워크가 보는 것, {side} × {side} 픽셀 (*.png)</translation>
    </message>
    <message>
        <source>Picture saved to {path}</source>
        <translation>이미지를 {path}에 저장했습니다</translation>
    </message>
</context>
<context>
    <name>PicturesStrip</name>
    <message>
        <source>Previous pictures</source>
        <translation>이전 그림</translation>
    </message>
    <message>
        <source>Previous pictures (Page Up)</source>
        <translation>이전 그림(Page Up)</translation>
    </message>
    <message>
        <source>Next pictures</source>
        <translation>다음 그림</translation>
    </message>
    <message>
        <source>Next pictures (Page Down)</source>
        <translation>다음 그림(Page Down)</translation>
    </message>
</context>
<context>
    <name>PlotTools</name>
    <message>
        <source>not smoothed</source>
        <translation>평활화 없음</translation>
    </message>
    <message>
        <source>smoothed a little</source>
        <translation>약하게 평활화</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>smoothed strongly</source>
        <translation>강하게 평활화</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>How much the training curve is smoothed</source>
        <translation>학습 곡선을 얼마나 평활화할지</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>손실 로그 축</translation>
    </message>
    <message>
        <source>Logarithmic loss axis: shows small improvements late in a run</source>
        <translation>손실 로그 축: 후반의 작은 개선도 보입니다</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Time axis in steps</source>
        <translation>시간 축을 스텝으로 표시</translation>
    </message>
    <message>
        <source>Count the time in optimiser steps instead of epochs</source>
        <translation>시간을 에포크 대신 최적화 스텝으로 셉니다</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Show the whole curves again (double click, or A)</source>
        <translation>곡선 전체를 다시 표시합니다(두 번 클릭 또는 A)</translation>
    </message>
    <message>
        <source>How the curves are shown</source>
        <translation>곡선 표시 방식</translation>
    </message>
    <message>
        <source>Smoothing, logarithmic losses, time in steps, and export</source>
        <translation>평활화, 로그 손실, 스텝 단위 시간, 내보내기</translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation>곡선 내보내기</translation>
    </message>
</context>
<context>
    <name>PredictionPanel</name>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>숫자를 쓰세요</translation>
    </message>
    <message>
        <source>Its numbers have overflowed</source>
        <translation>수치가 넘쳤습니다</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>The network is being loaded</source>
        <translation>네트워크를 불러오고 있습니다</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>아직 네트워크가 없습니다</translation>
    </message>
    <message>
        <source>Without framing</source>
        <translation>위치 맞춤 없음</translation>
    </message>
    <message>
        <source>Draw a letter</source>
        <translation>글자를 쓰세요</translation>
    </message>
    <message>
        <source>Draw one of {count} classes</source>
        <translation>{count}개 클래스 중 하나를 쓰세요</translation>
    </message>
</context>
<context>
    <name>PredictionPresenter</name>
    <message>
        <source>Press Train to make one</source>
        <translation>‘학습’을 누르면 만들어집니다</translation>
    </message>
    <message>
        <source>Weights saved to {path} (step {step})</source>
        <translation>가중치를 {path}에 저장했습니다(스텝 {step})</translation>
    </message>
</context>
<context>
    <name>PredictionsTab</name>
    <message>
        <source>Read the test images</source>
        <translation>테스트 이미지 읽기</translation>
    </message>
    <message>
        <source>Mistakes only</source>
        <translation>오답만</translation>
    </message>
    <message>
        <source>Which test images does the network read wrongly? Let it read them first</source>
        <translation>네트워크가 잘못 읽는 테스트 이미지는? 먼저 읽어 주세요</translation>
    </message>
    <message>
        <source>The network has changed since: read again</source>
        <translation>그 뒤 네트워크가 바뀌었습니다. 다시 읽어 주세요</translation>
    </message>
    <message>
        <source>Hide the images that were read correctly</source>
        <translation>올바르게 읽은 이미지를 숨깁니다</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Show the images of all cells again</source>
        <translation>모든 칸의 이미지를 다시 보여 줍니다</translation>
    </message>
    <message>
        <source>Test images: really / read as</source>
        <translation>테스트 이미지: 정답 / 읽은 숫자</translation>
    </message>
    <message>
        <source>Rows: really (target) · columns: read as (predicted). Click a cell to see its images</source>
        <translation>행: 정답(타깃) · 열: 읽은 숫자(예측). 칸을 클릭하면 이미지를 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Most confused: {really} read as {read} ({count}).</source>
        <translation>가장 많은 혼동: {really}을(를) {read}(으)로 읽음({count}).</translation>
    </message>
    <message>
        <source>There are no labelled drawings yet</source>
        <translation>레이블이 있는 손글씨가 아직 없습니다</translation>
    </message>
    <message>
        <source>{recipe}, epoch {epoch} · {data} · really / read as, the most surprising first</source>
        <translation>{recipe}, 에포크 {epoch} · {data} · 정답 / 읽은 숫자, 가장 뜻밖인 것부터</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>테스트 세트</translation>
    </message>
    <message>
        <source>Test with the images of the data set, or with the class&apos;s own drawings</source>
        <translation>데이터 세트의 이미지나 학급의 손글씨로 테스트합니다</translation>
    </message>
    <message>
        <source>Read my drawings</source>
        <translation>내 손글씨 읽기</translation>
    </message>
    <message>
        <source>Let the network in use read all of them (Ctrl+Return)</source>
        <translation>사용 중인 네트워크에 모두 읽힙니다(Ctrl+Return)</translation>
    </message>
    <message>
        <source>My drawings have changed since: read again</source>
        <translation>그 뒤로 내 손글씨가 바뀌었습니다: 다시 읽히세요</translation>
    </message>
    <message>
        <source>{mistakes} of {count} read wrongly ({percent} %)</source>
        <translation>{count}장 중 {mistakes}장을 잘못 읽음({percent} %)</translation>
    </message>
    <message>
        <source>{taught} of {count} were taught, so they are no test: of the others it reads {right} of {untaught}</source>
        <translation>{count}장 중 {taught}장은 가르친 것이라 테스트가 아닙니다. 나머지 {untaught}장 중 {right}장을 올바르게 읽습니다</translation>
    </message>
    <message>
        <source>{count} without a label are left out</source>
        <translation>레이블이 없는 {count}장은 제외</translation>
    </message>
    <message>
        <source>{count} with other labels are left out</source>
        <translation>다른 레이블의 {count}장은 제외</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>{name}: {right} of {count}</source>
        <translation>{name}: {count}장 중 {right}</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each digit</source>
        <translation>각 숫자의 확률</translation>
    </message>
    <message>
        <source>How sure the network is of each digit: together always 100 %.
Click the right one to keep the drawing in My drawings.
Right-click one to see training images of that digit (F4)</source>
        <translation>네트워크가 각 숫자를 얼마나 확신하는지. 합은 항상 100 %입니다.
맞는 숫자의 막대를 클릭하면 ‘내 손글씨’에 남습니다.
오른쪽 버튼으로 클릭하면 그 숫자의 학습 이미지를 볼 수 있습니다(F4)</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>각 클래스의 확률</translation>
    </message>
    <message>
        <source>How sure the network is of each class: together always 100 %.
Click the right one to keep the drawing in My drawings</source>
        <translation>네트워크가 각 클래스를 얼마나 확신하는지: 합은 항상 100 %.
맞는 것을 클릭하면 손글씨를 ‘내 손글씨’에 보관합니다</translation>
    </message>
</context>
<context>
    <name>Published</name>
    <message>
        <source>test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation>학습 정확도</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>first loss</source>
        <translation>첫 손실</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>about {value}</source>
        <translation>약 {value}</translation>
    </message>
    <message>
        <source>{metric} {value}</source>
        <translation>{metric} {value}</translation>
    </message>
    <message>
        <source>{figure} after {epochs} epochs</source>
        <translation>에포크 {epochs}회 후 {figure}</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message>
        <source>&amp;Queue…</source>
        <translation>대기열(&amp;Q)…</translation>
    </message>
    <message>
        <source>Train several recipes or seeds one after the other, and compare them</source>
        <translation>여러 레시피나 시드를 차례로 학습하고 비교합니다</translation>
    </message>
    <message>
        <source>&amp;Add to the queue</source>
        <translation>대기열에 추가(&amp;A)</translation>
    </message>
    <message>
        <source>Open the queue</source>
        <translation>대기열 열기</translation>
    </message>
    <message>
        <source>“{recipe}” with seed {seed} waits in the queue; waiting: {count}</source>
        <translation>‘{recipe}’(시드 {seed})를 대기열에 추가했습니다. 대기 중: {count}개</translation>
    </message>
    <message>
        <source>Train the chosen recipe later, after others: see Queue</source>
        <translation>고른 레시피를 다른 학습 뒤에 학습합니다(‘대기열’ 참고)</translation>
    </message>
    <message>
        <source>The queue trains new networks only: choose New network under Start</source>
        <translation>대기열은 새 네트워크만 학습합니다. ‘시작점’에서 ‘새 네트워크’를 고르세요</translation>
    </message>
    <message>
        <source>trains, {share}</source>
        <translation>학습 중 {share}</translation>
    </message>
</context>
<context>
    <name>QueueWindow</name>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>Recipes and seeds are trained one after the other. The seed alone moves the result: only several tell whether a recipe is better.</source>
        <translation>레시피와 시드를 차례로 학습합니다. 시드만 달라도 결과가 변하므로, 레시피가 더 나은지는 여러 번 해 봐야 알 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Seeds</source>
        <translation>시드(&amp;S)</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Numbers and ranges, as in 0-4, 7</source>
        <translation>수와 범위. 예: 0-4, 7</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>대기열에 추가</translation>
    </message>
    <message>
        <source>Add the recipe chosen in the main window, once for each seed</source>
        <translation>주 창에서 고른 레시피를 시드마다 한 번씩 추가합니다</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Train what waits (Ctrl+Return)</source>
        <translation>대기 중인 것을 학습합니다(Ctrl+Return)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Stop the present training and the queue; what waits stays</source>
        <translation>지금 학습과 대기열을 멈춥니다. 대기 중인 것은 남습니다</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>While the queue trains, nothing can be removed: stop it first</source>
        <translation>대기열이 학습하는 동안에는 제거할 수 없습니다. 먼저 멈추세요</translation>
    </message>
    <message>
        <source>Remove the selected trainings (Delete)</source>
        <translation>고른 학습을 제거합니다(Delete)</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Chosen: {recipe}</source>
        <translation>선택: {recipe}</translation>
    </message>
    <message>
        <source>“{text}” is no list of seeds. Type numbers and ranges, as in 0-4, 7; at most {most}.</source>
        <translation>‘{text}’은(는) 시드 목록이 아닙니다. 0-4, 7처럼 수와 범위를 입력하세요. 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end</source>
        <translation>훈련 중입니다. 멈추거나 끝날 때까지 기다리세요</translation>
    </message>
    <message>
        <source>Nothing waits: add a recipe</source>
        <translation>대기 중인 것이 없습니다. 레시피를 추가하세요</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>The recipe&apos;s name in the terminal and in run folders.</source>
        <translation>터미널과 실행 폴더에서 쓰는 레시피의 이름입니다.</translation>
    </message>
    <message>
        <source>The recipe&apos;s name in the window.</source>
        <translation>창에 보이는 레시피의 이름입니다.</translation>
    </message>
    <message>
        <source>The kind of network: how its layers look at the pixels.</source>
        <translation>네트워크의 종류: 층이 픽셀을 보는 방식입니다.</translation>
    </message>
    <message>
        <source>Units of each hidden layer: more units can learn more, and take longer.</source>
        <translation>각 은닉층의 유닛 수. 많을수록 많이 배우지만 오래 걸립니다.</translation>
    </message>
    <message>
        <source>The convolutional layers: each looks at small patches of what the one before it found.</source>
        <translation>합성곱 층. 앞 층이 찾은 것의 작은 부분을 봅니다.</translation>
    </message>
    <message>
        <source>How the last feature maps become one number a class: a linear layer, or the mean of each map.</source>
        <translation>마지막 특징 맵을 클래스마다 숫자 하나로 바꾸는 방법: 선형 층 또는 각 맵의 평균.</translation>
    </message>
    <message>
        <source>Which images are held back for validation: the last ones, or random ones.</source>
        <translation>검증용으로 남겨 둘 이미지: 마지막 이미지 또는 무작위 이미지.</translation>
    </message>
    <message>
        <source>Order of the training images: shuffled again in each epoch, or all 0s first, then all 1s.</source>
        <translation>학습 이미지의 순서: 에포크마다 새로 섞거나, 0을 모두, 그다음 1을 모두 … 차례로 봅니다.</translation>
    </message>
    <message>
        <source>Size of the steps: too small is slow, too large never settles.</source>
        <translation>스텝의 크기. 너무 작으면 느리고, 너무 크면 안정되지 않습니다.</translation>
    </message>
    <message>
        <source>Share of the last step that is kept, as a rolling ball keeps its speed.</source>
        <translation>구르는 공이 속도를 유지하듯 앞 스텝을 남기는 비율입니다.</translation>
    </message>
    <message>
        <source>Looks ahead along the momentum before each step.</source>
        <translation>스텝마다 먼저 모멘텀 방향을 내다봅니다.</translation>
    </message>
    <message>
        <source>How long Adam remembers the direction of earlier steps.</source>
        <translation>Adam이 앞선 스텝의 방향을 기억하는 길이입니다.</translation>
    </message>
    <message>
        <source>How long Adam remembers the size of earlier steps.</source>
        <translation>Adam이 앞선 스텝의 크기를 기억하는 길이입니다.</translation>
    </message>
    <message>
        <source>Keeps Adam&apos;s steps small where the weights hardly matter; frameworks differ in it.</source>
        <translation>가중치의 영향이 작은 곳에서 Adam의 스텝을 작게 합니다. 프레임워크마다 다릅니다.</translation>
    </message>
    <message>
        <source>How wrong a prediction is: surprise at the true digit, or squared distance from it.</source>
        <translation>예측이 틀린 정도: 정답 숫자에 대한 놀라움 또는 거리의 제곱.</translation>
    </message>
    <message>
        <source>What the recipe is good for, and its source.</source>
        <translation>이 레시피의 특징과 출처입니다.</translation>
    </message>
    <message>
        <source>Keeps the values of each layer in one range, so that training is faster. A GPU measures that range over each batch; a CPU, where there is much to compute, over each half of one.</source>
        <translation>각 층의 값을 일정한 범위로 유지하여 학습을 빠르게 합니다. 그 범위를 GPU는 배치 전체에서 구하고, 계산량이 많은 CPU 학습은 배치의 절반씩에서 구합니다.</translation>
    </message>
    <message>
        <source>The function after each layer. Without it, many layers could do no more than one.</source>
        <translation>각 층 뒤의 함수. 이것이 없으면 여러 층도 한 층만큼밖에 하지 못합니다.</translation>
    </message>
    <message>
        <source>Share of units switched off at random in each step, against overfitting.</source>
        <translation>과적합(외우기)을 막으려고 스텝마다 무작위로 끄는 유닛의 비율입니다.</translation>
    </message>
    <message>
        <source>How the random weights of a new network are drawn.</source>
        <translation>새 네트워크의 무작위 가중치를 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>Range of the pixel values: 0 to 1, −1 to 1, or mean 0 and standard deviation 1.</source>
        <translation>픽셀값의 범위: 0~1, −1~1 또는 표준화(평균 0, 표준 편차 1).</translation>
    </message>
    <message>
        <source>Images to learn from; fewer if the data set has fewer.</source>
        <translation>학습할 이미지의 수. 데이터 세트에 더 적으면 그만큼만 씁니다.</translation>
    </message>
    <message>
        <source>Images held back from training, to check how well the network reads unseen ones.</source>
        <translation>본 적 없는 이미지를 얼마나 잘 읽는지 확인하려고 학습에 쓰지 않고 남겨 두는 이미지입니다.</translation>
    </message>
    <message>
        <source>Digits that the network never learns from. Validation and test still ask for them.</source>
        <translation>네트워크가 학습하지 않는 숫자입니다. 검증과 테스트에는 그대로 나옵니다.</translation>
    </message>
    <message>
        <source>People whose drawings the network never learns from. Validation and test still ask for them.</source>
        <translation>네트워크가 이 사람들의 손글씨는 학습하지 않습니다. 검증과 테스트에는 그대로 나옵니다.</translation>
    </message>
    <message>
        <source>At most this many training images of each digit; 0 for all that there are.</source>
        <translation>각 숫자의 학습 이미지를 최대 이만큼만 씁니다. 0이면 모두 씁니다.</translation>
    </message>
    <message>
        <source>Share of the training images that are labelled as another digit.</source>
        <translation>학습 이미지 중 다른 숫자로 레이블을 붙이는 비율입니다.</translation>
    </message>
    <message>
        <source>How many times the network sees all training images.</source>
        <translation>네트워크가 모든 학습 이미지를 보는 횟수입니다.</translation>
    </message>
    <message>
        <source>Images seen before each change of the weights.</source>
        <translation>가중치를 한 번 바꾸기 전에 보는 이미지의 수입니다.</translation>
    </message>
    <message>
        <source>How the weights change to lower the loss.</source>
        <translation>손실이 작아지도록 가중치를 바꾸는 규칙입니다.</translation>
    </message>
    <message>
        <source>How the learning rate changes during training: constant, up and down, or slowly down.</source>
        <translation>학습하는 동안 학습률을 바꾸는 방법: 그대로, 올렸다 내리기, 천천히 내리기.</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, against overfitting (learning by heart).</source>
        <translation>과적합(외우기)을 막으려고 가중치를 0 쪽으로 당깁니다.</translation>
    </message>
    <message>
        <source>Share of the target spread over all digits, so that the network does not get too sure.</source>
        <translation>목표 가운데 모든 숫자에 나누어 주는 비율. 네트워크가 지나치게 확신하지 않게 합니다.</translation>
    </message>
    <message>
        <source>Layers compute with 16-bit numbers on a device that is faster with them; weights keep 32.</source>
        <translation>16비트 수가 더 빠른 장치에서는 층을 16비트로 계산합니다. 가중치는 32비트로 유지됩니다.</translation>
    </message>
    <message>
        <source>Moves each training image at random by up to this much.</source>
        <translation>각 학습 이미지를 최대 이만큼 무작위로 옮깁니다.</translation>
    </message>
    <message>
        <source>Turns each training image at random by up to this much.</source>
        <translation>각 학습 이미지를 최대 이만큼 무작위로 돌립니다.</translation>
    </message>
    <message>
        <source>Enlarges or shrinks each training image at random by up to this share.</source>
        <translation>각 학습 이미지를 최대 이 비율만큼 무작위로 키우거나 줄입니다.</translation>
    </message>
    <message>
        <source>Slants each training image at random by up to this much.</source>
        <translation>각 학습 이미지를 최대 이만큼 무작위로 기울입니다.</translation>
    </message>
    <message>
        <source>Widens or narrows each training image&apos;s strokes at random by up to this much a side.</source>
        <translation>각 학습 이미지의 획을 한쪽에서 최대 이만큼 무작위로 굵게 또는 가늘게 합니다.</translation>
    </message>
    <message>
        <source>How many times per epoch the validation images are read: points of the validation curve.</source>
        <translation>에포크마다 검증 이미지를 읽는 횟수(검증 곡선의 점 수)입니다.</translation>
    </message>
    <message>
        <source>Stops early after this many epochs in which the validation loss did not improve; 0 for never.</source>
        <translation>검증 손실이 이만큼의 에포크 동안 나아지지 않으면 일찍 멈춥니다. 0이면 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>Ends with the weights of the epoch whose validation loss was lowest, not with the last ones.</source>
        <translation>마지막 가중치가 아니라 검증 손실이 가장 낮았던 에포크의 가중치로 끝냅니다.</translation>
    </message>
    <message>
        <source>Decides all random numbers. Same seed, same result.</source>
        <translation>모든 난수를 정합니다. 시드가 같으면 결과도 같습니다.</translation>
    </message>
    <message>
        <source>Learns in seconds; expect about 99 %. Good first choice. Our own: three convolutions with batch normalisation, one epoch. Some digits are rewritten as people elsewhere write them, so that it reads more than MNIST&apos;s hands.</source>
        <translation>몇 초 만에 학습하며 정확도는 약 99 %. 처음 쓰기에 좋습니다. 자체: 배치 정규화를 쓰는 합성곱 3개 층, 1에포크. 일부 숫자는 다른 지역의 필체로 고쳐 쓰므로 MNIST 필자 밖의 글씨도 읽습니다.</translation>
    </message>
    <message>
        <source>The most accurate one: expect about 99.5 %; takes about eight times as long as the small CNN. Our own: a wider CNN that learns from slightly distorted images.</source>
        <translation>가장 정확하며 정확도는 약 99.5 %. 작은 CNN보다 약 8배 오래 걸립니다. 자체: 더 넓은 CNN이 조금 일그러뜨린 이미지로 배웁니다.</translation>
    </message>
    <message>
        <source>The classic first network, good for looking inside. Our own: one hidden layer of 128 units, trained with Adam.</source>
        <translation>처음 배우는 전형적인 네트워크로, 속을 들여다보기 좋습니다. 자체: 128유닛 은닉층 하나를 Adam으로 학습.</translation>
    </message>
    <message>
        <source>For showing augmentation. Our own: a fully connected network (512 and 256 units) that never sees the same image twice, because each is moved, turned and stretched a little.</source>
        <translation>데이터 증강을 보여 주기 좋습니다. 자체: 완전 연결 네트워크(512, 256유닛)가 조금씩 옮기고 돌리고 늘인 이미지로 배우며, 같은 이미지를 두 번 보지 않습니다.</translation>
    </message>
    <message>
        <source>1000 sigmoid units, plain SGD: learns slowly, expect about 86 %. Deep Learning from Scratch 3 (Koki Saitoh), DeZero, step 51: MLP 784-1000-10 with sigmoid, SGD 0.01. Pixels / 255, batches of 100, 5 epochs, all 60,000 training images and no validation split. DeZero&apos;s defaults: weights drawn from N(0, 1/inputs), biases 0, images shuffled in each epoch.</source>
        <translation>시그모이드 1000유닛, 기본 SGD: 느리게 배우며 정확도는 약 86 %. 《밑바닥부터 시작하는 딥러닝 3》(사이토 고키), DeZero, 51단계: 시그모이드를 쓰는 MLP 784-1000-10, SGD 0.01. 픽셀 / 255, 배치 크기 100, 5에포크, 학습 이미지 60,000장 전부, 검증 분할 없음. DeZero의 기본값: 가중치는 N(0, 1/입력 수), 편향은 0, 에포크마다 이미지를 섞음.</translation>
    </message>
    <message>
        <source>Two layers of 1000 ReLU units, plain SGD: expect about 93 %. Deep Learning from Scratch 3 (Koki Saitoh), DeZero, step 51: MLP 784-1000-1000-10 with ReLU, SGD 0.01. Pixels / 255, batches of 100, 5 epochs, all 60,000 training images and no validation split. DeZero&apos;s defaults: weights drawn from N(0, 1/inputs), biases 0, images shuffled in each epoch.</source>
        <translation>ReLU 1000유닛 층 둘, 기본 SGD: 정확도는 약 93 %. 《밑바닥부터 시작하는 딥러닝 3》(사이토 고키), DeZero, 51단계: ReLU를 쓰는 MLP 784-1000-1000-10, SGD 0.01. 픽셀 / 255, 배치 크기 100, 5에포크, 학습 이미지 60,000장 전부, 검증 분할 없음. DeZero의 기본값: 가중치는 N(0, 1/입력 수), 편향은 0, 에포크마다 이미지를 섞음.</translation>
    </message>
    <message>
        <source>Two layers of 1000 ReLU units, Adam: expect about 98 %. Deep Learning from Scratch 3 (Koki Saitoh), DeZero, step 51: MLP 784-1000-1000-10 with ReLU, Adam 0.001 (betas 0.9 and 0.999, epsilon 1e-8). Pixels / 255, batches of 100, 5 epochs, all 60,000 training images and no validation split. DeZero&apos;s defaults: weights drawn from N(0, 1/inputs), biases 0, images shuffled in each epoch.</source>
        <translation>ReLU 1000유닛 층 둘, Adam: 정확도는 약 98 %. 《밑바닥부터 시작하는 딥러닝 3》(사이토 고키), DeZero, 51단계: ReLU를 쓰는 MLP 784-1000-1000-10, Adam 0.001(베타 0.9와 0.999, 엡실론 1e-8). 픽셀 / 255, 배치 크기 100, 5에포크, 학습 이미지 60,000장 전부, 검증 분할 없음. DeZero의 기본값: 가중치는 N(0, 1/입력 수), 편향은 0, 에포크마다 이미지를 섞음.</translation>
    </message>
    <message>
        <source>128 units, dropout: expect about 98 %. A Keras class: 784-128 ReLU, dropout 0.2, 10 softmax, cross-entropy, Adam 0.001. Pixels / 255, batches of 128, 10 epochs, the last 20 % of the training images for validation. Keras&apos; defaults: Glorot-uniform weights, biases 0, Adam&apos;s epsilon 1e-7, images shuffled in each epoch.</source>
        <translation>128유닛, 드롭아웃: 정확도는 약 98 %. Keras 수업: 784-128 ReLU, 드롭아웃 0.2, 10 소프트맥스, 교차 엔트로피, Adam 0.001. 픽셀 / 255, 배치 크기 128, 10에포크, 학습 이미지의 마지막 20 %는 검증용. Keras의 기본값: 가중치는 Glorot 균등 분포, 편향은 0, Adam의 엡실론은 1e-7, 에포크마다 이미지를 섞음.</translation>
    </message>
    <message>
        <source>64 units, small batches: how does the test accuracy change? The Keras class&apos;s exercise: its MLP with 64 units, batches of 16 and 5 epochs. All else as in keras-mlp-dropout.</source>
        <translation>64유닛, 작은 배치: 테스트 정확도가 어떻게 달라질까요? Keras 수업의 연습 문제: 수업의 MLP를 64유닛, 배치 크기 16, 5에포크로 바꿉니다. 나머지는 keras-mlp-dropout과 같습니다.</translation>
    </message>
    <message>
        <source>The simplest network: one linear layer, no hidden units. Its weights can be seen as pictures. PyTorch tutorial &apos;What is torch.nn really?&apos;, first model: SGD 0.5, 2 epochs, batches of 64, pixels / 255, the first 50,000 training images to learn from and the last 10,000 to validate. Weights drawn from N(0, 1/784), biases 0, as the text does by hand. Here images are shuffled in each epoch, as the text does later on.</source>
        <translation>가장 단순한 네트워크: 선형 층 하나, 은닉 유닛 없음. 가중치를 그림으로 볼 수 있습니다. PyTorch 튜토리얼 ‘What is torch.nn really?’의 첫 모델: SGD 0.5, 2에포크, 배치 크기 64, 픽셀 / 255, 처음 50,000장으로 학습하고 마지막 10,000장으로 검증. 글에서 직접 하듯 가중치는 N(0, 1/784), 편향은 0. 글의 뒷부분처럼 여기서는 에포크마다 이미지를 섞습니다.</translation>
    </message>
    <message>
        <source>A small CNN, plain SGD with momentum: expect about 96 %. PyTorch tutorial &apos;What is torch.nn really?&apos;, CNN: three 3x3 convolutions with stride 2, 1-16-16-10 channels, ReLU after each, then the mean of each map; SGD 0.1 with momentum 0.9, 10 epochs, batches of 64, pixels / 255 (not standardised), 50,000 / 10,000 images. PyTorch&apos;s defaults: weights and biases of nn.Conv2d, images shuffled in each epoch.</source>
        <translation>작은 CNN, 모멘텀을 쓰는 SGD: 정확도는 약 96 %. PyTorch 튜토리얼 ‘What is torch.nn really?’의 CNN: 스트라이드 2인 3x3 합성곱 세 개, 1-16-16-10 채널, 각각 뒤에 ReLU, 끝에 각 맵의 평균. SGD 0.1, 모멘텀 0.9, 10에포크, 배치 크기 64, 픽셀 / 255(표준화 없음), 이미지 50,000 / 10,000장. PyTorch의 기본값: nn.Conv2d의 가중치와 편향, 에포크마다 이미지를 섞음.</translation>
    </message>
    <message>
        <source>Reads row by row, like a text: expect about 89 %. An RNN text: the image is read as 28 rows of 28 pixels; one tanh layer of 128, its last hidden state, one linear layer. Pixels (x - 0.5) / 0.5, a random split into 40,000 and 20,000 images, batches of 64, Adam 0.001, 2 epochs, validated once before. PyTorch&apos;s defaults: weights of nn.RNN and nn.Linear, Adam&apos;s epsilon 1e-8, images shuffled in each epoch.</source>
        <translation>글처럼 한 행씩 읽습니다. 정확도는 약 89 %. RNN 교재: 이미지를 28픽셀짜리 행 28개로 읽습니다. tanh 층 하나(128), 그 마지막 은닉 상태, 선형 층 하나. 픽셀 (x - 0.5) / 0.5, 40,000장과 20,000장으로 무작위 분할, 배치 크기 64, Adam 0.001, 2에포크, 학습 전에 한 번 검증. PyTorch의 기본값: nn.RNN과 nn.Linear의 가중치, Adam의 엡실론 1e-8, 에포크마다 이미지를 섞음.</translation>
    </message>
    <message>
        <source>Reads row by row, with gates that decide what to remember. An RNN text: the image is read as 28 rows of 28 pixels; one LSTM layer of 128, its last hidden state, one linear layer. Pixels (x - 0.5) / 0.5, a random split into 40,000 and 20,000 images, batches of 64, Adam 0.001, 2 epochs, validated once before. PyTorch&apos;s defaults: weights of nn.LSTM and nn.Linear, Adam&apos;s epsilon 1e-8, images shuffled in each epoch.</source>
        <translation>한 행씩 읽으며, 무엇을 기억할지 게이트가 정합니다. RNN 교재: 이미지를 28픽셀짜리 행 28개로 읽습니다. LSTM 층 하나(128), 그 마지막 은닉 상태, 선형 층 하나. 픽셀 (x - 0.5) / 0.5, 40,000장과 20,000장으로 무작위 분할, 배치 크기 64, Adam 0.001, 2에포크, 학습 전에 한 번 검증. PyTorch의 기본값: nn.LSTM과 nn.Linear의 가중치, Adam의 엡실론 1e-8, 에포크마다 이미지를 섞음.</translation>
    </message>
    <message>
        <source>Small fast CNN</source>
        <translation>작고 빠른 CNN</translation>
    </message>
    <message>
        <source>Share of 0s, 1s, 4s, 7s and 9s that are rewritten as people elsewhere write them: slashed 0s, 1s with a flag, crossed 7s, 9s with a hook.</source>
        <translation>0, 1, 4, 7, 9 가운데 다른 지역의 필체로 고쳐 쓰는 비율: 사선이 있는 0, 깃발이 있는 1, 가로줄이 있는 7, 갈고리가 있는 9 등.</translation>
    </message>
    <message>
        <source>Accurate CNN</source>
        <translation>정확한 CNN</translation>
    </message>
    <message>
        <source>Two-layer MLP</source>
        <translation>2층 MLP</translation>
    </message>
    <message>
        <source>MLP on distorted images</source>
        <translation>일그러진 이미지로 배우는 MLP</translation>
    </message>
    <message>
        <source>DeZero step 51: sigmoid, SGD</source>
        <translation>DeZero 51단계: 시그모이드, SGD</translation>
    </message>
    <message>
        <source>DeZero step 51: ReLU, SGD</source>
        <translation>DeZero 51단계: ReLU, SGD</translation>
    </message>
    <message>
        <source>DeZero step 51: ReLU, Adam</source>
        <translation>DeZero 51단계: ReLU, Adam</translation>
    </message>
    <message>
        <source>Keras: MLP with dropout</source>
        <translation>Keras: 드롭아웃 MLP</translation>
    </message>
    <message>
        <source>Keras: the exercise</source>
        <translation>Keras: 연습 문제</translation>
    </message>
    <message>
        <source>PyTorch tutorial: linear</source>
        <translation>PyTorch 튜토리얼: 선형</translation>
    </message>
    <message>
        <source>PyTorch tutorial: CNN</source>
        <translation>PyTorch 튜토리얼: CNN</translation>
    </message>
    <message>
        <source>RNN reads row by row</source>
        <translation>한 행씩 읽는 RNN</translation>
    </message>
    <message>
        <source>LSTM reads row by row</source>
        <translation>한 행씩 읽는 LSTM</translation>
    </message>
</context>
<context>
    <name>RecipeBox</name>
    <message>
        <source>Our own</source>
        <translation>자체</translation>
    </message>
</context>
<context>
    <name>RecipeEditor</name>
    <message>
        <source>Different from the recipe: {count}</source>
        <translation>레시피와 다른 설정: {count}</translation>
    </message>
    <message>
        <source>All settings as in the recipe</source>
        <translation>모든 설정이 레시피와 같습니다</translation>
    </message>
    <message>
        <source>impossible: {count}</source>
        <translation>불가능: {count}</translation>
    </message>
    <message>
        <source>What you change is used by the next training.</source>
        <translation>바꾼 내용은 다음 학습부터 쓰입니다.</translation>
    </message>
    <message>
        <source>Training: settings can be changed when it has ended.</source>
        <translation>학습 중입니다. 설정은 끝난 뒤 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>모든 설정</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>설정 찾기</translation>
    </message>
    <message>
        <source>Show only settings that contain these words (Ctrl+F)</source>
        <translation>이 낱말이 들어 있는 설정만 보여 줍니다(Ctrl+F)</translation>
    </message>
    <message>
        <source>Go to the group {group}</source>
        <translation>‘{group}’ 그룹으로 이동</translation>
    </message>
    <message>
        <source>No setting of this recipe contains these words.</source>
        <translation>이 레시피에는 이 낱말이 들어 있는 설정이 없습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Undo the latest change (Ctrl+Z)</source>
        <translation>마지막 변경을 되돌립니다(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Close this window; your changes are kept (Esc)</source>
        <translation>이 창을 닫습니다. 바꾼 내용은 그대로 남습니다(Esc)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Make the change again (Ctrl+Shift+Z)</source>
        <translation>변경을 다시 합니다(Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>모든 설정 되돌리기</translation>
    </message>
    <message>
        <source>Give all settings the recipe&apos;s own values</source>
        <translation>모든 설정을 레시피의 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>RecipeFields</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>Randomness</source>
        <translation>난수</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Kind of network</source>
        <translation>네트워크 종류</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>마지막 층</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Pixel values</source>
        <translation>픽셀값</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>학습 이미지</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>검증 이미지</translation>
    </message>
    <message>
        <source>Held back for validation</source>
        <translation>검증용으로 남길 이미지</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외할 숫자</translation>
    </message>
    <message>
        <source>Writers left out</source>
        <translation>제외할 사람</translation>
    </message>
    <message>
        <source>Images of each digit</source>
        <translation>숫자별 이미지 수</translation>
    </message>
    <message>
        <source>Wrong labels</source>
        <translation>틀린 레이블</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>네스테로프 모멘텀</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 평활화</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>혼합 정밀도</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>크기 변화</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>기울임</translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation>획 굵기</translation>
    </message>
    <message>
        <source>Written forms</source>
        <translation>필체</translation>
    </message>
    <message>
        <source>Validations per epoch</source>
        <translation>에포크당 검증 횟수</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내(에포크)</translation>
    </message>
    <message>
        <source>Keep the best weights</source>
        <translation>가장 좋은 가중치 남기기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>{recipe}, taught</source>
        <translation>{recipe}, 가르침</translation>
    </message>
    <message>
        <source>images</source>
        <translation>장</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>도</translation>
    </message>
    <message>
        <source>units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Fully connected (MLP)</source>
        <translation>완전 연결(MLP)</translation>
    </message>
    <message>
        <source>Convolutional (CNN)</source>
        <translation>합성곱(CNN)</translation>
    </message>
    <message>
        <source>Recurrent (RNN)</source>
        <translation>순환(RNN)</translation>
    </message>
    <message>
        <source>Recurrent (LSTM)</source>
        <translation>순환(LSTM)</translation>
    </message>
    <message>
        <source>Recurrent (GRU)</source>
        <translation>순환(GRU)</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Linear layer</source>
        <translation>선형 층</translation>
    </message>
    <message>
        <source>Mean of each map</source>
        <translation>각 맵의 평균</translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation>PyTorch 기본값</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Glorot 균등 분포</translation>
    </message>
    <message>
        <source>Normal (1 / inputs)</source>
        <translation>정규 분포(1 / 입력 수)</translation>
    </message>
    <message>
        <source>Standardised</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>Writers: {names}</source>
        <translation>쓴 사람: {names}</translation>
    </message>
    <message>
        <source>A fully connected network needs a hidden layer.</source>
        <translation>완전 연결 네트워크에는 은닉층이 필요합니다.</translation>
    </message>
    <message>
        <source>{field} takes classes among {classes}.</source>
        <translation>{field}에 쓸 수 있는 클래스: {classes}.</translation>
    </message>
    <message>
        <source>{field} takes at most {most} classes.</source>
        <translation>{field}에는 클래스를 최대 {most}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>These data do not say who wrote an image.</source>
        <translation>이 데이터에는 누가 쓴 이미지인지 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>There are no drawings by {unknown}, only by {writers}.</source>
        <translation>{unknown}의 손글씨가 없습니다(쓴 사람: {writers}).</translation>
    </message>
    <message>
        <source>No training image is left. Leave out fewer writers.</source>
        <translation>남는 학습 이미지가 없습니다. 더 적은 사람을 제외하세요.</translation>
    </message>
    <message>
        <source>No training image of {classes} is left. Leave out fewer writers.</source>
        <translation>{classes}의 학습 이미지가 남지 않습니다. 더 적은 사람을 제외하세요.</translation>
    </message>
    <message>
        <source>The mean of each map needs {channels} channels in the last convolution.</source>
        <translation>각 맵의 평균을 쓰려면 마지막 합성곱의 채널이 {channels}개여야 합니다.</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0~1</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1~1</translation>
    </message>
    <message>
        <source>The last images</source>
        <translation>마지막 이미지</translation>
    </message>
    <message>
        <source>Random images</source>
        <translation>무작위 이미지</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>섞음</translation>
    </message>
    <message>
        <source>Sorted by digit</source>
        <translation>숫자 순</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>Up and down (one cycle)</source>
        <translation>올렸다 내리기(원 사이클)</translation>
    </message>
    <message>
        <source>Slowly down (cosine)</source>
        <translation>천천히 내리기(코사인)</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>{low}부터 {high}까지의 정수</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>{low}부터 {high}까지의 수</translation>
    </message>
    <message>
        <source>one of {options}</source>
        <translation>{options} 중 하나</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>켬 또는 끔</translation>
    </message>
    <message>
        <source>up to {most} whole numbers from {low} to {high}, as in 128, 64</source>
        <translation>{low}부터 {high}까지의 정수 최대 {most}개(예: 128, 64)</translation>
    </message>
    <message>
        <source>{fewest} to {most} different names</source>
        <translation>서로 다른 이름 {fewest}~{most}개</translation>
    </message>
    <message>
        <source>up to {most} names of digits, as in 7, 8; empty for none</source>
        <translation>최대 {most}개의 숫자 이름(예: 7, 8), 비우면 없음</translation>
    </message>
    <message>
        <source>up to {most} layers such as 32k3s1p2 (32 channels, kernel 3, stride 1, pooling 2; kernels odd, up to 9) that leave at least one pixel of the image</source>
        <translation>32k3s1p2(채널 32, 커널 3, 스트라이드 1, 풀링 2. 커널은 9 이하의 홀수)와 같은 층 최대 {most}개. 이미지가 1픽셀 이상 남아야 함</translation>
    </message>
    <message>
        <source>a text of at most {most} characters</source>
        <translation>{most}자 이내의 글</translation>
    </message>
    <message>
        <source>up to {most} names of writers, as in Anna, Ben; empty for none. A name with a comma stands in double quotes</source>
        <translation>최대 {most}명의 쓴 사람 이름(예: 지민, 하준), 비우면 없음. 쉼표가 든 이름은 큰따옴표로 묶습니다</translation>
    </message>
    <message>
        <source>{field} takes {allowed}.</source>
        <translation>{field}에 쓸 수 있는 값: {allowed}.</translation>
    </message>
    <message>
        <source>Batch normalisation needs a larger batch.</source>
        <translation>배치 정규화에는 더 큰 배치가 필요합니다.</translation>
    </message>
    <message>
        <source>There is no setting “{field}”.</source>
        <translation>‘{field}’ 설정은 없습니다.</translation>
    </message>
    <message>
        <source>There is no recipe “{value}”.</source>
        <translation>‘{value}’ 레시피는 없습니다.</translation>
    </message>
    <message>
        <source>It is no table of settings.</source>
        <translation>설정의 표가 아닙니다.</translation>
    </message>
    <message>
        <source>{field} comes from the data set.</source>
        <translation>{field}: 데이터 세트가 정합니다.</translation>
    </message>
    <message>
        <source>Nesterov momentum needs a momentum above 0.</source>
        <translation>네스테로프 모멘텀에는 0보다 큰 모멘텀이 필요합니다.</translation>
    </message>
    <message>
        <source>A convolutional network needs at least one layer.</source>
        <translation>합성곱 네트워크에는 층이 하나 이상 필요합니다.</translation>
    </message>
    <message>
        <source>A recurrent network takes one number.</source>
        <translation>순환 네트워크에는 수를 하나만 지정합니다.</translation>
    </message>
    <message>
        <source>No training image is left. Leave out fewer digits.</source>
        <translation>남는 학습 이미지가 없습니다. 더 적은 숫자를 제외하세요.</translation>
    </message>
    <message>
        <source>{channels} maps, {kernel}×{kernel}</source>
        <translation>맵 {channels}개, {kernel}×{kernel}</translation>
    </message>
    <message>
        <source>, stride {stride}</source>
        <translation>, 스트라이드 {stride}</translation>
    </message>
    <message>
        <source>, pooling {pool}×{pool}</source>
        <translation>, 풀링 {pool}×{pool}</translation>
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
        <translation>MNIST의 경우: {about}</translation>
    </message>
    <message>
        <source>About this recipe</source>
        <translation>이 레시피에 대하여</translation>
    </message>
    <message>
        <source>Where this recipe comes from, and what was published</source>
        <translation>이 레시피의 출처와 발표값</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>발표값</translation>
    </message>
</context>
<context>
    <name>ReplayController</name>
    <message>
        <source>Cancelled before the end of the file</source>
        <translation>파일이 끝나기 전에 취소했습니다</translation>
    </message>
</context>
<context>
    <name>ReplayReport</name>
    <message>
        <source>Test: {file}</source>
        <translation>테스트: {file}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>{count} drawings read</source>
        <translation>손글씨 {count}장을 읽음</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>손글씨 {count}장</translation>
    </message>
    <message>
        <source>{count} without label</source>
        <translation>레이블 없음 {count}장</translation>
    </message>
    <message>
        <source>{count} with a label that the network does not know</source>
        <translation>네트워크가 모르는 레이블 {count}장</translation>
    </message>
    <message>
        <source>How much of the file has been read</source>
        <translation>파일을 얼마나 읽었는지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Stop reading; what was read so far stays</source>
        <translation>읽기를 멈춥니다. 지금까지 읽은 것은 남습니다</translation>
    </message>
    <message>
        <source>Close this report</source>
        <translation>이 보고서를 닫습니다</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{percent} read correctly</source>
        <translation>{percent}을(를) 올바르게 읽음</translation>
    </message>
    <message>
        <source>Lines left out: {count}, the first: line {line}</source>
        <translation>읽지 못한 줄: {count}, 첫 번째는 {line}번째 줄</translation>
    </message>
    <message>
        <source>Lines left out: {lines}</source>
        <translation>읽지 못한 줄: {lines}</translation>
    </message>
    <message>
        <source>Rows: really (target). Columns: read as (predicted).</source>
        <translation>행: 정답(타깃). 열: 읽은 숫자(예측).</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>아직 비교할 것이 없습니다</translation>
    </message>
    <message>
        <source>Choose a cell to see its drawings.</source>
        <translation>칸을 고르면 손글씨를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>without label</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>{meant}, but the window is not sure: {count} drawings.</source>
        <translation>{meant}(이)지만 잘 모르겠다고 한 손글씨: {count}장.</translation>
    </message>
    <message>
        <source>{meant} read as {read}: {count} drawings.</source>
        <translation>{meant}을(를) {read}(으)로 읽은 손글씨: {count}장.</translation>
    </message>
    <message>
        <source>The first {shown} are shown.</source>
        <translation>처음 {shown}장을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Click one to put it on the canvas.</source>
        <translation>클릭하면 캔버스에 놓입니다.</translation>
    </message>
</context>
<context>
    <name>ResultLinks</name>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Train from these weights to the end of epoch {epochs}</source>
        <translation>이 가중치부터 에포크 {epochs}의 끝까지 학습합니다</translation>
    </message>
    <message>
        <source>See its mistake</source>
        <translation>오답 1개 보기</translation>
    </message>
    <message>
        <source>1 mistake</source>
        <translation>오답 1개</translation>
    </message>
    <message>
        <source>See its {count} mistakes</source>
        <translation>오답 {count}개 보기</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>오답 {count}개</translation>
    </message>
    <message>
        <source>The test images that it reads wrongly</source>
        <translation>잘못 읽은 테스트 이미지</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Read correctly before and after</source>
        <translation>전후로 올바르게 읽힌 수</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>따로 둠</translation>
    </message>
    <message>
        <source>{before} → {after} of {count}</source>
        <translation>{count}장 중 {before} → {after}</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Back to the network before</source>
        <translation>이전 네트워크로 되돌리기</translation>
    </message>
    <message>
        <source>Predict with the weights from before the lesson</source>
        <translation>가르치기 전의 가중치로 예측합니다</translation>
    </message>
    <message>
        <source>Use the taught network</source>
        <translation>가르친 네트워크 사용</translation>
    </message>
    <message>
        <source>Predict with the weights after the lesson again</source>
        <translation>가르친 뒤의 가중치로 다시 예측합니다</translation>
    </message>
    <message>
        <source>It reads {after} of these {count} drawings correctly (before: {before})</source>
        <translation>이 손글씨 {count}장 중 {after}장을 올바르게 읽습니다(이전: {before}장)</translation>
    </message>
    <message>
        <source>It has forgotten nothing: {after} % of {data}, as before</source>
        <translation>잊은 것이 없습니다: {data}의 {after} %(이전과 같음)</translation>
    </message>
    <message>
        <source>It has forgotten nothing: {after} % of {data} (before: {before} %)</source>
        <translation>잊은 것이 없습니다: {data}의 {after} %(이전: {before} %)</translation>
    </message>
    <message>
        <source>What it forgot: {after} % of {data} (before: {before} %)</source>
        <translation>잊은 정도: {data}의 {after} %(이전: {before} %)</translation>
    </message>
    <message>
        <source>All were read correctly before, so there was little to learn.</source>
        <translation>전에도 모두 올바르게 읽혀 배울 것이 거의 없었습니다.</translation>
    </message>
    <message>
        <source>{right} now right, {wrong} now wrong, {still} still wrong</source>
        <translation>올바르게 됨: {right}, 틀리게 됨: {wrong}, 아직 틀림: {still}</translation>
    </message>
</context>
<context>
    <name>Robustness</name>
    <message>
        <source>Why convolution?</source>
        <translation>왜 합성곱일까?</translation>
    </message>
    <message>
        <source>A CNN looks for the same strokes at every place of the image; an MLP learns each place by itself. These two learnt from the same images, none of them moved or turned.</source>
        <translation>CNN은 이미지의 모든 곳에서 같은 획을 찾고, MLP는 자리마다 따로 배웁니다. 이 둘은 같은 이미지로 배웠고, 옮기거나 돌린 이미지는 없었습니다.</translation>
    </message>
    <message>
        <source>&amp;Change:</source>
        <translation>변화(&amp;C):</translation>
    </message>
    <message>
        <source>What is done to the drawing and to the test images</source>
        <translation>손글씨와 테스트 이미지에 주는 변화</translation>
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
        <translation>둘 다 비슷하다</translation>
    </message>
    <message>
        <source>Read {count} test images</source>
        <translation>테스트 이미지 {count}장 읽기</translation>
    </message>
    <message>
        <source>The two networks are being loaded…</source>
        <translation>두 네트워크를 불러오는 중…</translation>
    </message>
    <message>
        <source>Loading the test images…</source>
        <translation>테스트 이미지를 불러오는 중…</translation>
    </message>
    <message>
        <source>Reading {images} test images, more and more changed…</source>
        <translation>테스트 이미지 {images}장을 점점 더 바꾸며 읽는 중…</translation>
    </message>
    <message>
        <source>{data} holds other classes than digits, which the two networks read. Choose MNIST as data in the main window.</source>
        <translation>{data}에는 숫자가 아닌 클래스가 있습니다. 두 네트워크는 숫자를 읽습니다. 메인 창의 데이터에서 MNIST를 고르세요.</translation>
    </message>
    <message>
        <source>Point at the curves: your drawing and the figures follow.</source>
        <translation>곡선을 가리키세요. 손글씨와 수치가 따라 바뀝니다.</translation>
    </message>
    <message>
        <source>The network in use reads other classes than {data} holds: it has no curve.</source>
        <translation>사용 중인 네트워크는 {data}과(와) 다른 클래스를 읽으므로 곡선이 없습니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Thickness of the strokes</source>
        <translation>획의 굵기</translation>
    </message>
    <message>
        <source>shift in pixels</source>
        <translation>이동(픽셀)</translation>
    </message>
    <message>
        <source>turn in degrees</source>
        <translation>회전(도)</translation>
    </message>
    <message>
        <source>pixels on each side of a stroke: thinner – thicker</source>
        <translation>획 양쪽의 픽셀 수: 가늘게 – 굵게</translation>
    </message>
    <message>
        <source>{amount} px thinner</source>
        <translation>{amount} px 가늘게</translation>
    </message>
    <message>
        <source>{amount} px thicker</source>
        <translation>{amount} px 굵게</translation>
    </message>
    <message>
        <source>All test digits move by 3 pixels. Which network loses more?</source>
        <translation>모든 테스트 숫자가 3픽셀 움직입니다. 어느 네트워크가 더 많이 잃을까요?</translation>
    </message>
    <message>
        <source>All test digits turn by 30 degrees. Which network loses more?</source>
        <translation>모든 테스트 숫자가 30도 돕니다. 어느 네트워크가 더 많이 잃을까요?</translation>
    </message>
    <message>
        <source>All strokes get thicker by 1 pixel on each side. Which network loses more?</source>
        <translation>모든 획이 양쪽으로 1픽셀씩 굵어집니다. 어느 네트워크가 더 많이 잃을까요?</translation>
    </message>
    <message>
        <source>Moved by 3 pixels, the MLP still reads {mlp} of {images} test images, the CNN {cnn}.</source>
        <translation>3픽셀 옮기면 테스트 이미지 {images}장 가운데 MLP는 {mlp}, CNN은 {cnn}를 올바르게 읽습니다.</translation>
    </message>
    <message>
        <source>Turned by 30 degrees, the MLP still reads {mlp} of {images} test images, the CNN {cnn}.</source>
        <translation>30도 돌리면 테스트 이미지 {images}장 가운데 MLP는 {mlp}, CNN은 {cnn}를 올바르게 읽습니다.</translation>
    </message>
    <message>
        <source>With thicker strokes, the MLP still reads {mlp} of {images} test images, the CNN {cnn}.</source>
        <translation>획을 굵게 하면 테스트 이미지 {images}장 가운데 MLP는 {mlp}, CNN은 {cnn}를 올바르게 읽습니다.</translation>
    </message>
</context>
<context>
    <name>RobustnessBody</name>
    <message>
        <source>Your drawing</source>
        <translation>쓴 숫자</translation>
    </message>
    <message>
        <source>What all three networks read: the change comes after centring</source>
        <translation>세 네트워크가 읽는 이미지. 변화는 가운데 맞춤 뒤에 더해집니다</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>사용 중인 네트워크</translation>
    </message>
    <message>
        <source>Ready-made: a weight of its own for each pixel and hidden unit</source>
        <translation>기본 제공: 픽셀과 은닉 유닛의 쌍마다 다른 가중치</translation>
    </message>
    <message>
        <source>Ready-made: the same small filters at every place of the image</source>
        <translation>기본 제공: 이미지의 모든 곳에서 같은 작은 필터</translation>
    </message>
    <message>
        <source>The network in use</source>
        <translation>사용 중인 네트워크</translation>
    </message>
    <message>
        <source>Change your &amp;drawing:</source>
        <translation>손글씨 바꾸기(&amp;D):</translation>
    </message>
    <message>
        <source>Changes your drawing, not the canvas (arrow keys; Page Up, Page Down)</source>
        <translation>손글씨의 이미지를 바꿉니다. 캔버스는 그대로입니다(화살표 키, Page Up, Page Down)</translation>
    </message>
</context>
<context>
    <name>RowPlayer</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play row by row</source>
        <translation>한 행씩 재생</translation>
    </message>
    <message>
        <source>One row back</source>
        <translation>한 행 뒤로</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>One row forward</source>
        <translation>한 행 앞으로</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>읽은 행 수</translation>
    </message>
    <message>
        <source>How many rows of the drawing the network has read (Home, End, ←, →)</source>
        <translation>네트워크가 손글씨를 몇 행까지 읽었는지(Home, End, ←, →)</translation>
    </message>
</context>
<context>
    <name>RowsStrip</name>
    <message>
        <source>Your drawing</source>
        <translation>쓴 숫자</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>기억</translation>
    </message>
    <message>
        <source>If it ended here</source>
        <translation>여기서 끝난다면</translation>
    </message>
    <message>
        <source>The network reads your drawing row by row: press play.
Beside each row stands what it remembers then, and the digit that it would say
if your drawing ended there. Click a row to go there, a unit to see its sum.</source>
        <translation>네트워크는 손글씨를 한 행씩 읽습니다. 재생해 보세요.
각 행 옆에는 그때의 기억과, 손글씨가 거기서 끝났다면 답할 숫자가 있습니다.
행을 클릭하면 그 행으로 가고, 유닛을 클릭하면 계산을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Your drawing, read row by row</source>
        <translation>한 행씩 읽는 손글씨</translation>
    </message>
    <message>
        <source>Previous units</source>
        <translation>이전 유닛</translation>
    </message>
    <message>
        <source>Previous units (Page Up)</source>
        <translation>이전 유닛(Page Up)</translation>
    </message>
    <message>
        <source>Next units</source>
        <translation>다음 유닛</translation>
    </message>
    <message>
        <source>Next units (Page Down)</source>
        <translation>다음 유닛(Page Down)</translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation>한 행씩</translation>
    </message>
    <message>
        <source>No row read yet: the memory is empty</source>
        <translation>아직 읽은 행이 없습니다: 기억이 비어 있습니다</translation>
    </message>
    <message>
        <source>No prediction: the sums are infinite or not numbers</source>
        <translation>예측 없음: 합이 무한대이거나 수가 아닙니다</translation>
    </message>
    <message>
        <source>From the first row on it says {digit}</source>
        <translation>첫 행부터 계속 답이 {digit}입니다</translation>
    </message>
    <message>
        <source>Only after the last row it says {digit}</source>
        <translation>마지막 행을 읽고서야 답이 {digit}입니다</translation>
    </message>
    <message>
        <source>After row {row} it says {digit} and stays with it</source>
        <translation>{row}행을 읽은 뒤로 답이 계속 {digit}입니다</translation>
    </message>
    <message>
        <source>After row {row}: no prediction</source>
        <translation>{row}행 뒤: 예측 없음</translation>
    </message>
    <message>
        <source>If it ended after row {row}: {digit} with {share}</source>
        <translation>{row}행에서 끝난다면: {digit} ({share})</translation>
    </message>
    <message>
        <source>Row {row}, column {column} of your drawing: {value}</source>
        <translation>손글씨의 {row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>Unit {unit} after row {row}: {value}</source>
        <translation>{row}행 뒤의 유닛 {unit}: {value}</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Remove these runs&apos; curves from the plots</source>
        <translation>이 실행들의 곡선을 그래프에서 없앱니다</translation>
    </message>
    <message>
        <source>Hide curves</source>
        <translation>곡선 숨기기</translation>
    </message>
    <message>
        <source>Show these runs&apos; curves beside the present ones</source>
        <translation>이 실행들의 곡선을 현재 곡선과 함께 보여 줍니다</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>곡선 보기</translation>
    </message>
    <message>
        <source>Use weights</source>
        <translation>가중치 사용</translation>
    </message>
    <message>
        <source>Predict with this run&apos;s weights</source>
        <translation>이 실행의 가중치로 예측합니다</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>This run taught drawings to a network. To repeat it, use Training, Teach it mine</source>
        <translation>이 실행은 네트워크에 손글씨를 가르친 것입니다. 반복하려면 학습 메뉴에서 ‘내 글씨 가르치기’를 고르세요</translation>
    </message>
    <message>
        <source>Possible when the present training has ended</source>
        <translation>지금 학습이 끝나면 할 수 있습니다</translation>
    </message>
    <message>
        <source>Train again with this run&apos;s recipe, settings and seed</source>
        <translation>이 실행의 레시피, 설정, 시드로 다시 학습합니다</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Give this run a name</source>
        <translation>이 실행에 이름을 붙입니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the rows as text for a table</source>
        <translation>행을 표에 쓸 텍스트로 복사합니다</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Show this run&apos;s files in the file manager</source>
        <translation>이 실행의 파일을 파일 관리자에서 보여 줍니다</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete; can be undone</source>
        <translation>삭제합니다. 되돌릴 수 있습니다</translation>
    </message>
    <message>
        <source>Undo the last deletion</source>
        <translation>마지막 삭제를 되돌립니다</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
</context>
<context>
    <name>RunChoices</name>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>The network and how it is trained</source>
        <translation>네트워크와 그 학습 방법</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Computer-drawn digits</source>
        <translation>컴퓨터가 쓴 숫자</translation>
    </message>
    <message>
        <source>Digits that the app draws itself; no internet needed</source>
        <translation>앱이 직접 쓴 숫자. 인터넷이 필요 없습니다</translation>
    </message>
    <message>
        <source>New network</source>
        <translation>새 네트워크</translation>
    </message>
    <message>
        <source>Keep training this one</source>
        <translation>지금 네트워크로 이어서</translation>
    </message>
    <message>
        <source>Keep training from step {step}</source>
        <translation>스텝 {step}에서 이어서</translation>
    </message>
    <message>
        <source>The network in use has other layers than this recipe</source>
        <translation>사용 중인 네트워크는 이 레시피와 층 구성이 다릅니다</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>The labels of your own drawings: {labels}. {count} drawings</source>
        <translation>직접 쓴 손글씨의 레이블: {labels}. 손글씨 {count}장</translation>
    </message>
    <message>
        <source>My drawings (two labels needed)</source>
        <translation>내 손글씨(레이블 2개 필요)</translation>
    </message>
    <message>
        <source>Two labels with {fewest} drawings each are needed. Draw, and label the drawings at the canvas or in My drawings</source>
        <translation>레이블 두 개에 손글씨가 각각 {fewest}장 필요합니다. 쓴 뒤 캔버스나 내 손글씨에서 레이블을 붙이세요</translation>
    </message>
    <message>
        <source>{name} (this computer)</source>
        <translation>{name}(이 컴퓨터)</translation>
    </message>
    <message>
        <source>From {folder}. Choose it again for another folder</source>
        <translation>{folder}에서. 다른 폴더로 바꾸려면 다시 고르세요</translation>
    </message>
    <message>
        <source>The part of this computer that trains</source>
        <translation>이 컴퓨터에서 학습을 맡는 장치</translation>
    </message>
    <message>
        <source>Graphics card found: {name}</source>
        <translation>찾은 그래픽 카드: {name}</translation>
    </message>
    <message>
        <source>This computer has an NVIDIA graphics card, but the installed PyTorch can only use the processor.</source>
        <translation>이 컴퓨터에는 NVIDIA 그래픽 카드가 있지만, 설치된 PyTorch는 프로세서만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>To train on the graphics card, close MNIST Draw and run in its folder:</source>
        <translation>그래픽 카드로 학습하려면 MNIST Draw를 닫고 그 폴더에서 다음을 실행하세요:</translation>
    </message>
    <message>
        <source>For cards older than the GTX 16 series write cu126 instead of cu130. pytorch.org lists more.</source>
        <translation>GTX 16 시리즈보다 오래된 카드는 cu130 대신 cu126이라고 쓰세요. 다른 버전은 pytorch.org에 있습니다.</translation>
    </message>
    <message>
        <source>The images to learn from</source>
        <translation>학습할 이미지</translation>
    </message>
    <message>
        <source>Start with a new network (random weights), or train the one in use further</source>
        <translation>새 네트워크(무작위 가중치)로 시작하거나 사용 중인 네트워크를 이어서 학습합니다</translation>
    </message>
    <message>
        <source>MNIST (automatic)</source>
        <translation>MNIST(자동)</translation>
    </message>
    <message>
        <source>Scanned digits; downloaded once, 12 MB</source>
        <translation>스캔한 숫자. 한 번만 내려받습니다(12 MB)</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>An archive such as mnist.npz, or drawings with labels (.jsonl)</source>
        <translation>mnist.npz 같은 아카이브 또는 레이블이 있는 손글씨(.jsonl)</translation>
    </message>
    <message>
        <source>File with a data set</source>
        <translation>데이터 세트 파일</translation>
    </message>
    <message>
        <source>Folder with a data set (IDX files)</source>
        <translation>데이터 세트 폴더(IDX 파일)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 고르기…</translation>
    </message>
    <message>
        <source>{data} and own drawings</source>
        <translation>{data} 및 내 손글씨</translation>
    </message>
    <message>
        <source>MNIST + pen strokes</source>
        <translation>MNIST와 펜 필적</translation>
    </message>
    <message>
        <source>UNIPEN capitals</source>
        <translation>UNIPEN 대문자</translation>
    </message>
</context>
<context>
    <name>RunControls</name>
    <message>
        <source>Resume the training (Ctrl+P)</source>
        <translation>학습을 계속합니다(Ctrl+P)</translation>
    </message>
    <message>
        <source>Pause the training (Ctrl+P)</source>
        <translation>학습을 일시 정지합니다(Ctrl+P)</translation>
    </message>
    <message>
        <source>Cancel before the training starts (Ctrl+.)</source>
        <translation>학습이 시작되기 전에 취소합니다(Ctrl+.)</translation>
    </message>
    <message>
        <source>End the training; the network stays in use as it is now (Ctrl+.)</source>
        <translation>학습을 끝냅니다. 지금의 네트워크는 계속 쓰입니다(Ctrl+.)</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Keep training (+1 epoch)</source>
        <translation>이어서 학습(+1에포크)</translation>
    </message>
    <message>
        <source>Keep training (+{epochs} epochs)</source>
        <translation>이어서 학습(+{epochs}에포크)</translation>
    </message>
    <message>
        <source>Keep training the network in use (Ctrl+T)</source>
        <translation>사용 중인 네트워크를 이어서 학습합니다(Ctrl+T)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Train a new network that starts with random weights (Ctrl+T)</source>
        <translation>무작위 가중치로 시작하는 새 네트워크를 학습합니다(Ctrl+T)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Train a new network</source>
        <translation>새로 학습</translation>
    </message>
</context>
<context>
    <name>RunTitle</name>
    <message>
        <source>{run} (continued)</source>
        <translation>{run} (이어서)</translation>
    </message>
</context>
<context>
    <name>RunsController</name>
    <message>
        <source>Predicting with the weights of “{name}”</source>
        <translation>‘{name}’의 가중치로 예측합니다</translation>
    </message>
    <message>
        <source>More than {most} curves cannot be told apart: {count} are not shown. Hide some to make room</source>
        <translation>곡선이 {most}개를 넘으면 구별할 수 없어 {count}개는 표시하지 않았습니다. 다른 곡선을 숨기면 표시할 수 있습니다</translation>
    </message>
    <message>
        <source>“{name}” cannot be repeated: its table of changes (changes.csv) is damaged</source>
        <translation>‘{name}’은(는) 반복할 수 없습니다. 변경 표(changes.csv)가 손상되었습니다</translation>
    </message>
</context>
<context>
    <name>RunsTableModel</name>
    <message>
        <source>Its weights predict now</source>
        <translation>지금 이 가중치로 예측 중</translation>
    </message>
    <message>
        <source>Shows this run&apos;s curves beside the present ones</source>
        <translation>이 실행의 곡선을 현재 곡선과 함께 보여 줍니다</translation>
    </message>
    <message>
        <source>Curves of {run}</source>
        <translation>{run}의 곡선</translation>
    </message>
    <message>
        <source>{folder}
Double-click to rename</source>
        <translation>{folder}
두 번 클릭하면 이름을 바꿉니다</translation>
    </message>
    <message>
        <source>same settings</source>
        <translation>같은 설정</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>정지됨</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>변경 1건</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>변경 {count}건</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>선택됨</translation>
    </message>
    <message>
        <source>They were tested on other images</source>
        <translation>다른 이미지로 테스트되었습니다</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number}포인트</translation>
    </message>
    <message>
        <source>{points}, {mistakes}</source>
        <translation>{points}, {mistakes}</translation>
    </message>
    <message>
        <source>as many mistakes</source>
        <translation>오답 수 같음</translation>
    </message>
    <message>
        <source>1 more mistake</source>
        <translation>오답 1개 많음</translation>
    </message>
    <message>
        <source>1 fewer mistake</source>
        <translation>오답 1개 적음</translation>
    </message>
    <message>
        <source>{count} more mistakes</source>
        <translation>오답 {count}개 많음</translation>
    </message>
    <message>
        <source>{count} fewer mistakes</source>
        <translation>오답 {count}개 적음</translation>
    </message>
    <message>
        <source>another network</source>
        <translation>다른 네트워크</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}, 스텝 {step}</translation>
    </message>
    <message>
        <source>{right} of {count} read correctly; {taught} more were taught, so they are no test</source>
        <translation>{count}장 중 {right}장을 올바르게 읽음. 다른 {taught}장은 가르친 것이라 테스트가 아닙니다</translation>
    </message>
    <message>
        <source>{right} of {count} read correctly</source>
        <translation>{count}장 중 {right}장을 올바르게 읽음</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Whether its curves are shown</source>
        <translation>곡선이 보이는지 여부</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The run&apos;s name: double-click to change it</source>
        <translation>실행의 이름. 두 번 클릭하면 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Whether its weights predict now</source>
        <translation>지금 이 가중치로 예측하는지</translation>
    </message>
    <message>
        <source>Against the selected</source>
        <translation>선택한 실행과 비교</translation>
    </message>
    <message>
        <source>Its test compared with that of the selected run: accuracy in percentage points, and mistakes</source>
        <translation>선택한 실행과 테스트 비교: 정확도 차이(퍼센트포인트)와 오답 수</translation>
    </message>
    <message>
        <source>Continued from</source>
        <translation>이어서 학습한 실행</translation>
    </message>
    <message>
        <source>The run whose weights it began with</source>
        <translation>처음 가중치를 만든 실행</translation>
    </message>
    <message>
        <source>Different from now</source>
        <translation>지금 설정과 다른 점</translation>
    </message>
    <message>
        <source>Settings of this run that differ from the settings now</source>
        <translation>이 실행의 설정 가운데 지금 설정과 다른 것</translation>
    </message>
    <message>
        <source>The number that decided all random numbers. Same seed, same result</source>
        <translation>모든 난수를 정한 수. 시드가 같으면 결과도 같습니다</translation>
    </message>
    <message>
        <source>On my drawings</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>Share of the class&apos;s own drawings read correctly, without those it was taught</source>
        <translation>학급의 손글씨 중 올바르게 읽힌 비율(가르친 것 제외)</translation>
    </message>
    <message>
        <source>How many times the network saw all training images</source>
        <translation>네트워크가 모든 학습 이미지를 본 횟수</translation>
    </message>
    <message>
        <source>What the network learned from</source>
        <translation>학습에 쓴 데이터</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>The recipe&apos;s name in the terminal</source>
        <translation>터미널에서 쓰는 레시피의 이름</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Best validation</source>
        <translation>최고 검증</translation>
    </message>
    <message>
        <source>Best share of the validation images read correctly</source>
        <translation>올바르게 읽은 검증 이미지의 최고 비율</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Share of the test images read correctly by the final weights</source>
        <translation>최종 가중치로 올바르게 읽은 테스트 이미지의 비율</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>테스트 손실</translation>
    </message>
    <message>
        <source>How wrong the final weights are on the test images, on average</source>
        <translation>최종 가중치가 테스트 이미지에서 평균적으로 틀리는 정도</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Time in training steps</source>
        <translation>학습 스텝에 걸린 시간</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Whether the run was stopped early</source>
        <translation>도중에 멈추었는지 여부</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where it was trained</source>
        <translation>학습한 장치</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Settings that changed while it trained</source>
        <translation>학습 중에 바뀐 설정</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>When its training began</source>
        <translation>학습을 시작한 때</translation>
    </message>
</context>
<context>
    <name>RunsWindow</name>
    <message>
        <source>Deleted “{name}”</source>
        <translation>‘{name}’을(를) 삭제했습니다</translation>
    </message>
    <message>
        <source>Deleted {count} runs</source>
        <translation>실행 {count}개를 삭제했습니다</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>No runs yet: press Train, and each run is kept here</source>
        <translation>아직 실행이 없습니다. ‘학습’을 누르면 실행이 여기에 남습니다</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>저장된 실행</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>실행 1개</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>실행 {count}개</translation>
    </message>
    <message>
        <source>1 run folder could not be read</source>
        <translation>실행 폴더 1개를 읽지 못했습니다</translation>
    </message>
    <message>
        <source>{count} run folders could not be read</source>
        <translation>실행 폴더 {count}개를 읽지 못했습니다</translation>
    </message>
</context>
<context>
    <name>SavingController</name>
    <message>
        <source>Save drawing as strokes</source>
        <translation>획으로 저장</translation>
    </message>
    <message>
        <source>Save the session&apos;s drawings</source>
        <translation>이번에 쓴 손글씨 저장</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl)</source>
        <translation>획 파일 (*.jsonl)</translation>
    </message>
    <message>
        <source>What does it show?</source>
        <translation>무엇을 썼나요?</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>The drawing was saved to {path}</source>
        <translation>손글씨를 {path}에 저장했습니다</translation>
    </message>
    <message>
        <source>{count} drawings were saved to {path}</source>
        <translation>손글씨 {count}장을 {path}에 저장했습니다</translation>
    </message>
</context>
<context>
    <name>ScoreChart</name>
    <message>
        <source>Each attempt becomes a point here: the more to the left and the higher, the better</source>
        <translation>시도마다 점이 하나 생깁니다. 왼쪽일수록, 높을수록 좋습니다</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Scores: accuracy against parameters</source>
        <translation>기록: 매개변수 수와 정확도</translation>
    </message>
    <message>
        <source>Squares: MLPs; discs: CNNs. Along the dashed line, no smaller network reads better. Point at a score, or press Left and Right.</source>
        <translation>네모는 MLP, 원은 CNN. 점선 위의 점보다 작으면서 더 잘 읽는 네트워크는 없습니다. 기록의 점을 가리키거나 왼쪽·오른쪽 키를 누르세요.</translation>
    </message>
</context>
<context>
    <name>ScoreTable</name>
    <message>
        <source>Scores of the class</source>
        <translation>우리 반의 기록</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
</context>
<context>
    <name>Scores</name>
    <message>
        <source>How small can it be?</source>
        <translation>얼마나 작아도 될까?</translation>
    </message>
    <message>
        <source>Trains a network of the size that you choose, and enters it under the name at the top of the main window. Who reads best with the fewest parameters?</source>
        <translation>고른 크기의 네트워크를 훈련해 메인 창 위쪽의 이름으로 기록합니다. 가장 적은 매개변수로 가장 잘 읽는 사람은 누구일까요?</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>네트워크(&amp;N):</translation>
    </message>
    <message>
        <source>Units of the layers of an MLP, channels of the layers of a CNN</source>
        <translation>MLP는 층마다의 유닛 수, CNN은 층마다의 채널 수</translation>
    </message>
    <message>
        <source>How many of the test digits will it read?</source>
        <translation>테스트 숫자를 얼마나 올바르게 읽을까요?</translation>
    </message>
    <message>
        <source>Fewer than 80 %</source>
        <translation>80 % 미만</translation>
    </message>
    <message>
        <source>80 to 95 %</source>
        <translation>80~95 %</translation>
    </message>
    <message>
        <source>More than 95 %</source>
        <translation>95 %보다 많이</translation>
    </message>
    <message>
        <source>Train and enter it</source>
        <translation>훈련하고 기록하기</translation>
    </message>
    <message>
        <source>Training {network}…</source>
        <translation>{network} 훈련 중…</translation>
    </message>
    <message>
        <source>The chosen data are not the ten digits, which this experiment is about. Choose MNIST or computer-drawn digits under Data, and run it again.</source>
        <translation>고른 데이터는 이 실험이 다루는 숫자 열 개가 아닙니다. 데이터에서 MNIST나 컴퓨터가 쓴 숫자를 고르고 다시 실행하세요.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was entered. The network in use stays.</source>
        <translation>취소했습니다. 기록된 것은 없습니다. 쓰던 네트워크를 계속 씁니다.</translation>
    </message>
    <message>
        <source>{network} reads {accuracy} of {images} test digits with {parameters} parameters.</source>
        <translation>{network}은(는) 매개변수 {parameters}개로 테스트 숫자 {images}개의 {accuracy}를 올바르게 읽습니다.</translation>
    </message>
    <message>
        <source>No network in the table that is as small reads better.</source>
        <translation>표에서 같거나 더 작은 크기로 더 잘 읽는 네트워크는 없습니다.</translation>
    </message>
    <message>
        <source>Not larger, and at least as good: {network} by {name}, {accuracy}.</source>
        <translation>더 크지 않으면서 같거나 더 잘 읽는 것: {name}의 {network}, {accuracy}.</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>The table of scores could not be read. Its file is kept as {path}, and a new table was begun.</source>
        <translation>기록표를 읽을 수 없습니다. 파일은 {path}(으)로 남겨 두고 새 표를 시작했습니다.</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end</source>
        <translation>훈련 중입니다. 멈추거나 끝날 때까지 기다리세요</translation>
    </message>
</context>
<context>
    <name>ScoresBody</name>
    <message>
        <source>Guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>되돌리기(&amp;U)</translation>
    </message>
    <message>
        <source>Bring the removed scores back</source>
        <translation>지운 기록 되돌리기</translation>
    </message>
    <message>
        <source>Cl&amp;ear the table</source>
        <translation>표 지우기(&amp;E)</translation>
    </message>
    <message>
        <source>Remove all scores; can be undone</source>
        <translation>모든 기록을 지웁니다. 되돌릴 수 있습니다</translation>
    </message>
    <message>
        <source>{name}: {network}, {parameters} parameters, {accuracy}</source>
        <translation>{name}: {network}, 매개변수 {parameters}개, {accuracy}</translation>
    </message>
</context>
<context>
    <name>SettingChanges</name>
    <message>
        <source>Distortions</source>
        <translation>변형</translation>
    </message>
    <message>
        <source>How strongly training images are shifted, turned and slanted: 1 as the recipe says, 0 not at all.</source>
        <translation>훈련 이미지를 얼마나 이동하고 돌리고 기울이는지 나타냅니다. 1은 레시피대로, 0은 전혀 없음입니다.</translation>
    </message>
    <message>
        <source>Step {step}: {change}</source>
        <translation>스텝 {step}: {change}</translation>
    </message>
</context>
<context>
    <name>SettingEditor</name>
    <message>
        <source>{setting} while it trains, slider</source>
        <translation>학습 중 {setting}, 슬라이더</translation>
    </message>
    <message>
        <source>{setting} while it trains</source>
        <translation>학습 중 {setting}</translation>
    </message>
</context>
<context>
    <name>SettingsHeader</name>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>설정 표시</translation>
    </message>
    <message>
        <source>Hide the settings</source>
        <translation>설정 숨기기</translation>
    </message>
</context>
<context>
    <name>ShiftPad</name>
    <message>
        <source>{right} px to the right, {down} px down</source>
        <translation>오른쪽 {right} px, 아래 {down} px</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Drag to move the picture, or use the arrow keys. Double click: reset</source>
        <translation>끌거나 화살표 키로 그림을 옮깁니다. 두 번 클릭하면 되돌립니다</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>All keys of the window, menu by menu</source>
        <translation>창의 모든 키를 메뉴별로</translation>
    </message>
</context>
<context>
    <name>SoundController</name>
    <message>
        <source>Soun&amp;d of the loss</source>
        <translation>손실의 소리(&amp;D)</translation>
    </message>
    <message>
        <source>While a network trains, a tone follows its loss: lower is better</source>
        <translation>학습하는 동안 손실을 따라 소리가 납니다. 낮을수록 좋습니다</translation>
    </message>
    <message>
        <source>There is no sound of the loss: no program that plays sounds was found. Install PipeWire (pw-play), PulseAudio (paplay) or ALSA&apos;s tools (aplay), and start MNIST Draw again.</source>
        <translation>손실의 소리를 낼 수 없습니다. 소리를 재생하는 프로그램을 찾지 못했습니다. PipeWire(pw-play), PulseAudio(paplay), ALSA 도구(aplay) 중 하나를 설치하고 MNIST Draw를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The sound of the loss is off: the system refused to play it. Check that it has a loudspeaker, then switch it on again in the View menu.</source>
        <translation>손실의 소리를 껐습니다. 시스템이 소리를 재생하지 못했습니다. 스피커를 확인한 다음 보기 메뉴에서 다시 켜세요.</translation>
    </message>
</context>
<context>
    <name>StepTools</name>
    <message>
        <source>Speed of the training</source>
        <translation>학습 속도</translation>
    </message>
    <message>
        <source>How fast the training goes: step by step, or as fast as this computer can</source>
        <translation>학습을 진행하는 속도입니다. 한 스텝씩, 또는 이 컴퓨터의 최고 속도로</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>한 스텝</translation>
    </message>
</context>
<context>
    <name>StepsView</name>
    <message>
        <source>Press One step (F3): the training takes a single step, and shows what it saw and changed</source>
        <translation>‘한 스텝’(F3)를 누르면 학습이 한 스텝만 진행하고, 본 것과 바꾼 것을 보여 줍니다</translation>
    </message>
    <message>
        <source>What a single step saw and changed</source>
        <translation>한 스텝이 본 것과 바꾼 것</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>손실이 큰 순서</translation>
    </message>
    <message>
        <source>Sort the images by their loss; otherwise they are in the order of the batch</source>
        <translation>이미지를 손실 순으로 정렬합니다. 선택하지 않으면 배치 순서입니다</translation>
    </message>
    <message>
        <source>Images of the batch</source>
        <translation>배치의 이미지</translation>
    </message>
    <message>
        <source>As the network saw them. Bar: loss; red frame: read wrongly</source>
        <translation>네트워크가 본 그대로입니다. 막대는 손실, 빨간 테두리는 오판입니다</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>update</source>
        <translation>갱신량</translation>
    </message>
    <message>
        <source>Draw a digit to see what a step changes in its answer</source>
        <translation>숫자를 그리면 한 스텝이 답을 어떻게 바꾸는지 보여 줍니다</translation>
    </message>
    <message>
        <source>Your drawing: step {before} → {after}</source>
        <translation>내 손글씨: 스텝 {before} → {after}</translation>
    </message>
    <message>
        <source>Step {step}: {images} images, mean loss {loss}</source>
        <translation>스텝 {step}: 이미지 {images}장, 평균 손실 {loss}</translation>
    </message>
    <message>
        <source>Step {step}: the {shown} worst of {images} images, mean loss {loss}</source>
        <translation>스텝 {step}: 이미지 {images}장 중 손실이 큰 {shown}장, 평균 손실 {loss}</translation>
    </message>
    <message>
        <source>{count} of {images} read wrongly</source>
        <translation>{images}장 중 {count}장 오판</translation>
    </message>
    <message>
        <source>{label} read as {answer} · loss {loss}</source>
        <translation>{label}을(를) {answer}(으)로 판정 · 손실 {loss}</translation>
    </message>
    <message>
        <source>{label} read correctly · loss {loss}</source>
        <translation>{label}을(를) 맞게 판정 · 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>Strokes</name>
    <message>
        <source>How little is enough?</source>
        <translation>얼마나 적어도 읽을까?</translation>
    </message>
    <message>
        <source>Reads the beginning of your drawing, a little more each time, and every choice of its strokes, until a network reads the same digit with at least 50 %.</source>
        <translation>그림의 처음부터 조금씩 더, 그리고 획의 모든 조합을 네트워크가 같은 숫자로 50 % 이상 읽을 때까지 읽힙니다.</translation>
    </message>
    <message>
        <source>How much of your line does your network need, from its beginning?</source>
        <translation>사용 중인 네트워크에는 처음부터 선이 얼마나 필요할까요?</translation>
    </message>
    <message>
        <source>Less than half</source>
        <translation>절반 미만</translation>
    </message>
    <message>
        <source>50 to 80 %</source>
        <translation>50~80 %</translation>
    </message>
    <message>
        <source>More than 80 %</source>
        <translation>80 %보다 많이</translation>
    </message>
    <message>
        <source>Read the parts</source>
        <translation>부분 읽기</translation>
    </message>
    <message>
        <source>Draw a digit on the canvas first</source>
        <translation>먼저 캔버스에 숫자를 쓰세요</translation>
    </message>
    <message>
        <source>This drawing is a picture without strokes: draw one with the pen</source>
        <translation>이것은 획이 없는 그림입니다. 펜으로 그리세요</translation>
    </message>
    <message>
        <source>Reading parts of your drawing…</source>
        <translation>그림의 부분을 읽는 중…</translation>
    </message>
    <message>
        <source>Your network is not sure of the whole drawing: no digit reaches 50 %. Draw it more clearly.</source>
        <translation>사용 중인 네트워크는 전체를 보아도 확신이 없습니다. 50 %에 이르는 숫자가 없으니 더 또렷하게 그리세요.</translation>
    </message>
    <message>
        <source>The first {share} of the line are enough for your network to read {digit}.</source>
        <translation>사용 중인 네트워크는 선의 처음 {share}만으로 {digit}을(를) 읽습니다.</translation>
    </message>
</context>
<context>
    <name>StrokesBody</name>
    <message>
        <source>Your network</source>
        <translation>사용 중인 네트워크</translation>
    </message>
</context>
<context>
    <name>SumPictures</name>
    <message>
        <source>sees</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>products</source>
        <translation>곱</translation>
    </message>
    <message>
        <source>What the unit sees times its weights</source>
        <translation>유닛의 입력과 가중치의 곱</translation>
    </message>
    <message>
        <source>Every input times its weight. Blue raises the sum, orange lowers it. Click an input to see where it comes from.</source>
        <translation>모든 입력에 그 가중치를 곱합니다. 파랑은 합을 높이고 주황은 낮춥니다. 입력을 클릭하면 어디서 오는지 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>Each recipe over its seeds</source>
        <translation>레시피별 시드 요약</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Mean ± standard deviation</source>
        <translation>평균 ± 표준편차</translation>
    </message>
    <message>
        <source>Lowest to highest</source>
        <translation>최저~최고</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>{count}, {failed} failed</source>
        <translation>{count}(실패 {failed})</translation>
    </message>
    <message>
        <source>{recipe} on {data}, {count} test images</source>
        <translation>{recipe}({data}, 테스트 이미지 {count}장)</translation>
    </message>
</context>
<context>
    <name>TeachController</name>
    <message>
        <source>Learning · {left} left</source>
        <translation>학습 중 · {left} 남음</translation>
    </message>
    <message>
        <source>Cancelled: the network from before predicts again. What it had learnt so far is kept in Runs.</source>
        <translation>취소했습니다. 이전 네트워크가 다시 예측합니다. 지금까지 배운 것은 ‘실행 기록’에 남습니다.</translation>
    </message>
    <message>
        <source>Cancelled: the network is as it was</source>
        <translation>취소했습니다. 네트워크는 그대로입니다</translation>
    </message>
</context>
<context>
    <name>TeachWindow</name>
    <message>
        <source>Getting ready…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Teach it mine</source>
        <translation>내 글씨 가르치기</translation>
    </message>
    <message>
        <source>The network learns your labelled drawings, mixed with images that it knows, so that it does not forget them. One in five is held out, to see whether it reads those better too.</source>
        <translation>네트워크는 레이블이 있는 손글씨를 이미 아는 이미지와 섞어 배웁니다. 아는 것을 잊지 않기 위해서입니다. 다섯 장 중 한 장은 따로 두어 그것도 더 잘 읽는지 확인합니다.</translation>
    </message>
    <message>
        <source>&amp;Drawings of</source>
        <translation>쓴 사람(&amp;D)</translation>
    </message>
    <message>
        <source>Whose drawings to teach</source>
        <translation>누구의 손글씨를 가르칠지</translation>
    </message>
    <message>
        <source>Teach all drawings or those of one writer</source>
        <translation>모든 손글씨 또는 한 사람의 손글씨를 가르칩니다</translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Train the network in use on these drawings (Ctrl+Return)</source>
        <translation>사용 중인 네트워크에 이 손글씨를 학습시킵니다(Ctrl+Return)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>End the lesson and go back to the network before</source>
        <translation>그만두고 이전 네트워크로 돌아갑니다</translation>
    </message>
    <message>
        <source>Progress of the lesson</source>
        <translation>학습 진행</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>{writer}: {count}</source>
        <translation>{writer}: {count}장</translation>
    </message>
    <message>
        <source>1 drawing is chosen</source>
        <translation>1장 선택됨</translation>
    </message>
    <message>
        <source>{count} drawings are chosen</source>
        <translation>{count}장 선택됨</translation>
    </message>
    <message>
        <source>{count} without a label are left out</source>
        <translation>레이블이 없는 {count}장은 제외</translation>
    </message>
    <message>
        <source>{count} with labels that this network does not know are left out</source>
        <translation>이 네트워크가 모르는 레이블의 {count}장은 제외</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end, then teach</source>
        <translation>학습이 진행 중입니다. 멈추거나 끝난 뒤에 가르치세요</translation>
    </message>
    <message>
        <source>There are no drawings yet. Draw a digit, say which one it is, and it is kept in My drawings; about {count} make a good lesson</source>
        <translation>아직 손글씨가 없습니다. 숫자를 쓰고 어떤 숫자인지 고르면 내 손글씨에 남습니다. {count}장쯤이면 좋습니다</translation>
    </message>
    <message>
        <source>Too few: a lesson needs at least {count}, and about {more} are better</source>
        <translation>너무 적습니다. 적어도 {count}장, 되도록 {more}장쯤 필요합니다</translation>
    </message>
    <message>
        <source>No drawings of {labels}: it learns nothing new about these</source>
        <translation>{labels}의 손글씨가 없어 이것들은 새로 배우지 못합니다</translation>
    </message>
    <message>
        <source>Draw, and keep each drawing as what it is</source>
        <translation>쓰고, 무엇인지 레이블을 붙여 보관합니다</translation>
    </message>
    <message>
        <source>Press Teach it: the network trains for some seconds</source>
        <translation>‘가르치기’를 누르면 네트워크가 몇 초 동안 학습합니다</translation>
    </message>
    <message>
        <source>See what it reads better here, and whether it forgot anything</source>
        <translation>무엇을 더 잘 읽는지, 잊은 것은 없는지 여기서 봅니다</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Step of the training</source>
        <translation>학습 스텝</translation>
    </message>
    <message>
        <source>Go back to the weights of an earlier step: drawing, bars and Inside follow (arrow keys; Space plays)</source>
        <translation>이전 스텝의 가중치로 돌아갑니다. 손글씨, 막대, ‘속 보기’도 함께 바뀝니다(화살표 키, 스페이스로 재생)</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>지금으로 돌아가기</translation>
    </message>
    <message>
        <source>Return to the newest weights (End)</source>
        <translation>가장 새로운 가중치로 돌아갑니다(End)</translation>
    </message>
    <message>
        <source>The run whose steps these are: {run}</source>
        <translation>이 스텝의 실행: {run}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>스텝 {step}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Stop at this step (Space)</source>
        <translation>이 스텝에서 멈춥니다(스페이스)</translation>
    </message>
    <message>
        <source>Play the training from here, or from its start (Space)</source>
        <translation>학습을 여기서부터, 또는 처음부터 재생합니다(스페이스)</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch}</source>
        <translation>스텝 {step} · 에포크 {epoch}</translation>
    </message>
    <message>
        <source>This run has kept no earlier weights: it cannot be played</source>
        <translation>이 실행은 이전 가중치를 남기지 않아 재생할 수 없습니다</translation>
    </message>
    <message>
        <source>This network is too large to keep its earlier weights</source>
        <translation>이 네트워크는 너무 커서 이전 가중치를 남길 수 없습니다</translation>
    </message>
    <message>
        <source>The file with this run&apos;s earlier weights cannot be opened</source>
        <translation>이 실행의 이전 가중치 파일을 열 수 없습니다</translation>
    </message>
    <message>
        <source>The file with this run&apos;s earlier weights is damaged</source>
        <translation>이 실행의 이전 가중치 파일이 손상되었습니다</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>Previous unit</source>
        <translation>이전 유닛</translation>
    </message>
    <message>
        <source>Back to the previous unit (Alt+Left)</source>
        <translation>이전 유닛으로 돌아가기(Alt+왼쪽)</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>다음 유닛</translation>
    </message>
    <message>
        <source>Forward to the next unit (Alt+Right)</source>
        <translation>다음 유닛으로(Alt+오른쪽)</translation>
    </message>
    <message>
        <source>Close the unit</source>
        <translation>유닛 닫기</translation>
    </message>
    <message>
        <source>Back to all units (Esc)</source>
        <translation>모든 유닛으로 돌아가기(Esc)</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>The chosen data are not the ten digits, which this experiment is about. Choose MNIST or computer-drawn digits under Data, and run it again.</source>
        <translation>이 실험은 열 개의 숫자에 대한 것인데 고른 데이터는 다릅니다. ‘데이터’에서 MNIST나 컴퓨터가 쓴 숫자를 고르고 다시 하세요.</translation>
    </message>
    <message>
        <source>Cancelled. The network in use stays; what was trained is kept in Runs.</source>
        <translation>취소했습니다. 쓰던 네트워크를 계속 씁니다. 학습한 것은 ‘실행 기록’에 남습니다.</translation>
    </message>
    <message>
        <source>Training all together</source>
        <translation>모두 함께 학습 중</translation>
    </message>
    <message>
        <source>Training “{label}”, {number} of {count}</source>
        <translation>‘{label}’ 학습 중, {count} 중 {number}</translation>
    </message>
    <message>
        <source>{text} · {left} left</source>
        <translation>{text} · 남은 시간 {left}</translation>
    </message>
    <message>
        <source>A training runs: stop it or wait for its end</source>
        <translation>학습 중입니다. 멈추거나 끝날 때까지 기다리세요</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Ready to train</source>
        <translation>학습할 준비가 되었습니다</translation>
    </message>
    <message>
        <source>Training starts…</source>
        <translation>학습을 시작합니다…</translation>
    </message>
    <message>
        <source>Reading the test digits, which it has never seen…</source>
        <translation>본 적 없는 테스트 숫자를 읽고 있습니다…</translation>
    </message>
    <message>
        <source>Cancelled: the network in use stays</source>
        <translation>취소했습니다. 쓰던 네트워크를 계속 씁니다</translation>
    </message>
    <message>
        <source>Training ended early: the network in use stays</source>
        <translation>학습이 일찍 끝났습니다. 쓰던 네트워크를 계속 씁니다</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>계속하는 중…</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>학습 진행 상황</translation>
    </message>
    <message>
        <source>How much of the training is done</source>
        <translation>학습이 얼마나 진행되었는지</translation>
    </message>
    <message>
        <source>Training status</source>
        <translation>학습 상태</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>모든 설정(&amp;A)…</translation>
    </message>
    <message>
        <source>Change anything about the recipe (Ctrl+,)</source>
        <translation>레시피의 모든 설정을 바꿉니다(Ctrl+,)</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>준비하는 중…</translation>
    </message>
    <message>
        <source>Paused: draw, look, and resume when you like</source>
        <translation>일시 정지됨: 쓰고 살펴본 뒤 원할 때 계속하세요</translation>
    </message>
    <message>
        <source>Curves saved to {path}</source>
        <translation>곡선을 {path}에 저장했습니다</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>정지하는 중…</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>Downloading {subject}</source>
        <translation>{subject} 내려받는 중</translation>
    </message>
    <message>
        <source>Reading {subject}</source>
        <translation>{subject} 읽는 중</translation>
    </message>
    <message>
        <source>Drawing {subject}</source>
        <translation>{subject} 만드는 중</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} / {total} MB</translation>
    </message>
    <message>
        <source>{done} of {total} images</source>
        <translation>{done} / {total}장</translation>
    </message>
    <message>
        <source>{name} · {train} images to learn from, {validation} to check with</source>
        <translation>{name} · 학습 {train}장, 검증 {validation}장</translation>
    </message>
    <message>
        <source>{name}, {classes} classes · {train} images to learn from, {validation} to check with</source>
        <translation>{name}, 클래스 {classes}개 · 학습 {train}장, 검증 {validation}장</translation>
    </message>
    <message>
        <source>No longer watching: the training goes on there, the network in use stays</source>
        <translation>지켜보기를 끝냈습니다. 학습은 그곳에서 계속되고, 쓰던 네트워크는 그대로입니다</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs} · {percent} % · {left} left · {speed} images/s</source>
        <translation>에포크 {epoch} / {epochs} · {percent} % · {left} 남음 · 초당 {speed}장</translation>
    </message>
    <message>
        <source>{networks} networks together · epoch {epoch} of {epochs} · {percent} % · {left} left</source>
        <translation>네트워크 {networks}개 함께 · 에포크 {epoch} / {epochs} · {percent} % · {left} 남음</translation>
    </message>
    <message>
        <source>Step {step} of {steps} · loss {loss}</source>
        <translation>스텝 {step}/{steps} · 손실 {loss}</translation>
    </message>
    <message>
        <source>{networks} networks trained in {time}</source>
        <translation>네트워크 {networks}개를 학습했습니다({time})</translation>
    </message>
    <message>
        <source>Stopped in epoch {epoch}</source>
        <translation>에포크 {epoch}에서 정지됨</translation>
    </message>
    <message>
        <source>stopped early: {count} epochs without improvement</source>
        <translation>조기 종료: {count}에포크 동안 개선 없음</translation>
    </message>
    <message>
        <source>best weights: epoch {epoch}</source>
        <translation>가장 좋은 가중치: 에포크 {epoch}</translation>
    </message>
    <message>
        <source>Finished in {time}</source>
        <translation>{time} 만에 끝났습니다</translation>
    </message>
    <message>
        <source>Test accuracy {accuracy} % in {time}</source>
        <translation>테스트 정확도 {accuracy} %({time})</translation>
    </message>
</context>
<context>
    <name>TrainingPresenter</name>
    <message>
        <source>This network may know some of the validation images, from other data or another split: validation may look too good.</source>
        <translation>이 네트워크는 다른 데이터나 다른 분할로 검증 이미지 일부를 이미 학습했을 수 있습니다. 검증 결과가 실제보다 좋게 보일 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Import drawings</source>
        <translation>손글씨 가져오기</translation>
    </message>
    <message>
        <source>Drawings (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;All files (*)</source>
        <translation>손글씨 (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Export drawings</source>
        <translation>손글씨 내보내기</translation>
    </message>
    <message>
        <source>Stroke files (*.jsonl)</source>
        <translation>획 파일 (*.jsonl)</translation>
    </message>
    <message>
        <source>Folder for the pictures</source>
        <translation>이미지 파일을 넣을 폴더</translation>
    </message>
    <message>
        <source>Cancelled; what was done so far stays</source>
        <translation>취소했습니다. 지금까지 한 것은 남습니다</translation>
    </message>
</context>
<context>
    <name>UnitPane</name>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>One unit</source>
        <translation>유닛 하나</translation>
    </message>
    <message>
        <source>What this unit reads</source>
        <translation>이 유닛의 입력</translation>
    </message>
    <message>
        <source>What reads this unit</source>
        <translation>이 유닛의 출력을 받는 것</translation>
    </message>
    <message>
        <source>Read by {count}</source>
        <translation>출력 대상 {count}</translation>
    </message>
    <message>
        <source>Reads {count}</source>
        <translation>입력 {count}</translation>
    </message>
    <message>
        <source>Pixel in row {row}, column {column}</source>
        <translation>픽셀 {row}행 {column}열</translation>
    </message>
    <message>
        <source>Unit {unit} of hidden layer {number}</source>
        <translation>은닉층 {number}의 유닛 {unit}</translation>
    </message>
    <message>
        <source>Map {unit}, row {row}, column {column} of convolution {number}</source>
        <translation>합성곱 {number}의 맵 {unit}, {row}행 {column}열</translation>
    </message>
    <message>
        <source>Score of the {digit}</source>
        <translation>{digit}의 점수</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>{row}행 {column}열</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>유닛 {unit}</translation>
    </message>
    <message>
        <source>map {unit}: row {row}, column {column}</source>
        <translation>맵 {unit}: {row}행 {column}열</translation>
    </message>
    <message>
        <source>score of the {digit}</source>
        <translation>{digit}의 점수</translation>
    </message>
    <message>
        <source>Pixel {row}, {column}</source>
        <translation>픽셀 {row}, {column}</translation>
    </message>
    <message>
        <source>Layer {number}: {unit}</source>
        <translation>층 {number}: {unit}</translation>
    </message>
    <message>
        <source>Conv. {number}: {unit} ({row}, {column})</source>
        <translation>합성곱 {number}: {unit} ({row}, {column})</translation>
    </message>
    <message>
        <source>Memory unit {unit} after {row} rows</source>
        <translation>{row}행을 읽은 뒤의 기억 유닛 {unit}</translation>
    </message>
    <message>
        <source>unit {unit} after {row} rows</source>
        <translation>{row}행을 읽은 뒤의 유닛 {unit}</translation>
    </message>
    <message>
        <source>{row} rows: {unit}</source>
        <translation>{row}행: {unit}</translation>
    </message>
    <message>
        <source>before the first row: 0</source>
        <translation>첫 행 앞: 0</translation>
    </message>
    <message>
        <source>outside: 0</source>
        <translation>바깥: 0</translation>
    </message>
    <message>
        <source>write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>new content</source>
        <translation>새 내용</translation>
    </message>
    <message>
        <source>show</source>
        <translation>보이기</translation>
    </message>
    <message>
        <source>use the past</source>
        <translation>과거 쓰기</translation>
    </message>
    <message>
        <source>Input gate: the share of the new content that is added</source>
        <translation>입력 게이트: 새 내용 중 더하는 비율</translation>
    </message>
    <message>
        <source>Forget gate: the share of the store that is kept</source>
        <translation>망각 게이트: 저장된 것 중 남기는 비율</translation>
    </message>
    <message>
        <source>Candidate: what this row suggests to remember</source>
        <translation>후보: 이 행이 기억하게 하려는 내용</translation>
    </message>
    <message>
        <source>Output gate: the share of the store that is shown</source>
        <translation>출력 게이트: 저장된 것 중 보이는 비율</translation>
    </message>
    <message>
        <source>Reset gate: how much the new content takes of the memory</source>
        <translation>리셋 게이트: 새 내용이 기억을 얼마나 쓰는지</translation>
    </message>
    <message>
        <source>Update gate: the share of the memory that is kept</source>
        <translation>업데이트 게이트: 기억 중 남기는 비율</translation>
    </message>
    <message>
        <source>Pooling adds nothing up: it hands on the largest value of a square. Here it took this one.</source>
        <translation>풀링은 더하지 않고 정사각형 안의 가장 큰 값을 넘깁니다. 여기서는 이 값입니다.</translation>
    </message>
    <message>
        <source>products {products} + bias {bias} = {sum}</source>
        <translation>곱의 합 {products} + 편향 {bias} = {sum}</translation>
    </message>
    <message>
        <source>The canvas is blank: draw a digit to see the sum</source>
        <translation>캔버스가 비어 있습니다. 숫자를 쓰면 합을 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Not a number any more: the weights have overflowed</source>
        <translation>더 이상 수가 아닙니다. 가중치가 넘쳤습니다</translation>
    </message>
    <message>
        <source>ReLU keeps it: {value}</source>
        <translation>ReLU가 그대로 둡니다: {value}</translation>
    </message>
    <message>
        <source>ReLU makes it 0: nothing for the next layer</source>
        <translation>ReLU가 0으로 만듭니다: 다음 층에 아무것도 넘기지 않습니다</translation>
    </message>
    <message>
        <source>GELU makes it {value}</source>
        <translation>GELU가 {value}(으)로 만듭니다</translation>
    </message>
    <message>
        <source>Sigmoid squeezes it between 0 and 1: {value}</source>
        <translation>시그모이드가 0과 1 사이로 누릅니다: {value}</translation>
    </message>
    <message>
        <source>Tanh squeezes it between −1 and 1: {value}</source>
        <translation>tanh가 −1과 1 사이로 누릅니다: {value}</translation>
    </message>
    <message>
        <source>Beside the other nine scores this becomes {share}</source>
        <translation>다른 아홉 점수와 견주어 {share}가 됩니다</translation>
    </message>
    <message>
        <source>Beside the other scores this becomes {share}</source>
        <translation>다른 점수와 견주면 {share}가 됩니다</translation>
    </message>
    <message>
        <source>Map {map} (of {count})</source>
        <translation>맵 {map} (모두 {count}개)</translation>
    </message>
    <message>
        <source>Map {map} adds {share} ({rank} of {count})</source>
        <translation>맵 {map}이(가) 더하는 양 {share} ({count}개 중 {rank}번째)</translation>
    </message>
    <message>
        <source>memory = {keep} × {past} + (1 − {keep}) × {new} = {value}</source>
        <translation>기억 = {keep} × {past} + (1 − {keep}) × {new} = {value}</translation>
    </message>
    <message>
        <source>memory = keep {keep} × {past} + (1 − {keep}) × new content {new} = {value}</source>
        <translation>기억 = 남기기 {keep} × {past} + (1 − {keep}) × 새 내용 {new} = {value}</translation>
    </message>
    <message>
        <source>store = {keep} × {before} + {write} × {new} = {after}</source>
        <translation>저장 = {keep} × {before} + {write} × {new} = {after}</translation>
    </message>
    <message>
        <source>store = keep {keep} × {before} + write {write} × {new} = {after}</source>
        <translation>저장 = 남기기 {keep} × {before} + 쓰기 {write} × {new} = {after}</translation>
    </message>
    <message>
        <source>memory = show {show} × tanh({after}) = {value}</source>
        <translation>기억 = 보이기 {show} × tanh({after}) = {value}</translation>
    </message>
    <message>
        <source>ink {ink}: from 0, paper, to 1, full ink</source>
        <translation>잉크 {ink}: 0은 종이, 1은 가득한 잉크</translation>
    </message>
    <message>
        <source>(ink {ink} − {mean}) / {deviation} = {value}</source>
        <translation>(잉크 {ink} − {mean}) / {deviation} = {value}</translation>
    </message>
    <message>
        <source>No unit reads it now: pooling hands on a larger neighbour.</source>
        <translation>지금은 읽는 유닛이 없습니다. 풀링이 더 큰 이웃을 넘깁니다.</translation>
    </message>
    <message>
        <source>and {count} others</source>
        <translation>그 밖에 {count}개</translation>
    </message>
</context>
<context>
    <name>ValueLegend</name>
    <message>
        <source>Colours from {low} to {high}</source>
        <translation>색은 {low}부터 {high}까지</translation>
    </message>
    <message>
        <source>Blue is above zero, orange below; the paler, the closer to zero</source>
        <translation>파란색은 0보다 위, 주황색은 아래이며, 옅을수록 0에 가깝습니다</translation>
    </message>
    <message>
        <source>The stronger the blue, the larger the value</source>
        <translation>파란색이 짙을수록 값이 큽니다</translation>
    </message>
</context>
<context>
    <name>VariantsTable</name>
    <message>
        <source>Draw a digit to see</source>
        <translation>숫자를 써 보세요</translation>
    </message>
    <message>
        <source>Reads your drawing as</source>
        <translation>내 손글씨를 읽은 답</translation>
    </message>
    <message>
        <source>Test digits read correctly</source>
        <translation>올바르게 읽은 테스트 숫자</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Diverged: its steps are too large</source>
        <translation>발산: 스텝이 너무 큽니다</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>일찍 끝남</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Let this network read your drawings from now on</source>
        <translation>이제부터 이 네트워크가 손글씨를 읽게 합니다</translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>What a single step of the training sees and changes (F3)</source>
        <translation>학습의 한 스텝이 무엇을 보고 무엇을 바꾸는지(F3)</translation>
    </message>
    <message>
        <source>What the network achieves: loss and accuracy (Ctrl+I)</source>
        <translation>네트워크의 성적: 손실과 정확도(Ctrl+I)</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>속 보기</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>What every layer does with your drawing (Ctrl+I)</source>
        <translation>각 층이 쓴 숫자를 어떻게 처리하는지(Ctrl+I)</translation>
    </message>
    <message>
        <source>&amp;Inside the network</source>
        <translation>네트워크의 속(&amp;I)</translation>
    </message>
    <message>
        <source>I&amp;nside in a window of its own</source>
        <translation>네트워크의 속을 별도의 창으로(&amp;N)</translation>
    </message>
    <message>
        <source>For a second screen (Ctrl+Shift+I)</source>
        <translation>두 번째 화면용(Ctrl+Shift+I)</translation>
    </message>
</context>
<context>
    <name>WatchController</name>
    <message>
        <source>Watc&amp;h a run folder…</source>
        <translation>실행 폴더 지켜보기(&amp;H)…</translation>
    </message>
    <message>
        <source>Show a training that goes on elsewhere: in a terminal, on another computer</source>
        <translation>다른 곳(터미널, 다른 컴퓨터)에서 진행 중인 학습을 보여 줍니다</translation>
    </message>
    <message>
        <source>Choose the run folder of the training (--out)</source>
        <translation>학습의 실행 폴더(--out)를 고르세요</translation>
    </message>
    <message>
        <source>Watching {folder}. Curves and answer follow the training there; Stop ends the watching, not the training.</source>
        <translation>{folder}을(를) 지켜보는 중입니다. 곡선과 답이 그곳의 학습을 따라갑니다. ‘정지’는 지켜보기만 끝내고 학습은 끝내지 않습니다.</translation>
    </message>
    <message>
        <source>A training runs here. Stop it, then watch another one.</source>
        <translation>여기에서 학습이 진행 중입니다. 정지한 뒤 다른 학습을 지켜보세요.</translation>
    </message>
</context>
<context>
    <name>WidgetKeys</name>
    <message>
        <source>Arrow keys</source>
        <translation>화살표 키</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>Shift+{keys}</source>
        <translation>Shift+{keys}</translation>
    </message>
    <message>
        <source>Move the pen</source>
        <translation>펜 움직이기</translation>
    </message>
    <message>
        <source>Move the pen far</source>
        <translation>펜을 크게 움직이기</translation>
    </message>
    <message>
        <source>Move the pen diagonally</source>
        <translation>펜을 대각선으로 움직이기</translation>
    </message>
    <message>
        <source>Home, Page Up, End, Page Down</source>
        <translation>Home, Page Up, End, Page Down</translation>
    </message>
    <message>
        <source>Lower or lift the pen</source>
        <translation>펜 내리기, 들기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>Take the open stroke back</source>
        <translation>그리던 획 취소</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Read the values at the next moment</source>
        <translation>다음 시점의 값 읽기</translation>
    </message>
    <message>
        <source>Read the values in larger steps</source>
        <translation>더 큰 간격으로 값 읽기</translation>
    </message>
    <message>
        <source>Read the values at the next validation</source>
        <translation>다음 검증의 값 읽기</translation>
    </message>
    <message>
        <source>Read the first or the newest values</source>
        <translation>처음 또는 최신 값 읽기</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>Zoom in time</source>
        <translation>시간 축 확대, 축소</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>전체 다시 보기</translation>
    </message>
    <message>
        <source>In the canvas</source>
        <translation>캔버스에서</translation>
    </message>
    <message>
        <source>In the curves</source>
        <translation>곡선에서</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Export {count} drawings</source>
        <translation>손글씨 {count}장 내보내기</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>캔버스로</translation>
    </message>
    <message>
        <source>Put the drawing on the canvas, to see what the network makes of it</source>
        <translation>손글씨를 캔버스에 놓고 네트워크가 어떻게 읽는지 봅니다</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>레이블…</translation>
    </message>
    <message>
        <source>Give the selected drawings a label of your own: a letter, a word (Shift+Enter)</source>
        <translation>고른 손글씨에 직접 정한 레이블을 붙입니다: 글자나 낱말(Shift+Enter)</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>{name}의 손글씨로</translation>
    </message>
    <message>
        <source>Give the selected drawings to {name}, who is chosen at the top</source>
        <translation>고른 손글씨를 위에서 고른 {name}의 손글씨로 합니다</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete the selected drawings (Delete)</source>
        <translation>고른 손글씨를 삭제합니다(Delete)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation>마지막 변경을 되돌립니다(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Add the drawings of a file: stroke file, UNIPEN or Quick, Draw!</source>
        <translation>파일의 손글씨를 더합니다: 획 파일, UNIPEN, Quick, Draw!</translation>
    </message>
    <message>
        <source>As a stroke file…</source>
        <translation>획 파일로…</translation>
    </message>
    <message>
        <source>All strokes with their times, for this program and others</source>
        <translation>모든 획과 그 시간. 이 프로그램과 다른 프로그램용</translation>
    </message>
    <message>
        <source>As pictures of 28 × 28 pixels…</source>
        <translation>28 × 28 픽셀 이미지 파일로…</translation>
    </message>
    <message>
        <source>What the network sees, as in MNIST: one folder for each label</source>
        <translation>MNIST처럼 네트워크가 보는 것: 레이블마다 폴더 하나</translation>
    </message>
    <message>
        <source>As pictures of the canvas…</source>
        <translation>캔버스 이미지 파일로…</translation>
    </message>
    <message>
        <source>280 × 280 pixels, black on white: one folder for each label</source>
        <translation>280 × 280 픽셀, 흰 바탕에 검정: 레이블마다 폴더 하나</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Write the selected drawings, or all that are listed, into files</source>
        <translation>고른 손글씨나 목록의 모든 손글씨를 파일로 씁니다</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function at the end of a unit. ReLU, for example, turns every sum below zero into zero. Without it, many layers could do no more than one.</source>
        <translation>유닛 끝에 있는 함수입니다. 예를 들어 ReLU는 0보다 작은 합을 0으로 바꿉니다. 이것이 없으면 층을 많이 쌓아도 한 층만큼밖에 하지 못합니다.</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Bringing the values of a layer to the same range in every batch. Deep networks learn faster with it.</source>
        <translation>층의 값을 배치마다 같은 범위로 맞추는 일입니다. 깊은 네트워크가 더 빨리 배웁니다.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>A number that a unit adds to its sum, whatever it sees. It is learned, like the weights.</source>
        <translation>무엇을 보든 유닛이 합에 더하는 수입니다. 가중치처럼 학습됩니다.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Laying a small pattern, the kernel, on every part of a picture and noting how well it fits. Every position uses the same weights.</source>
        <translation>커널이라는 작은 무늬를 그림의 모든 곳에 겹쳐 얼마나 맞는지 보는 일입니다. 어느 위치에서나 같은 가중치를 씁니다.</translation>
    </message>
    <message>
        <source>Feature map</source>
        <translation>특징 맵</translation>
    </message>
    <message>
        <source>The result of one kernel of a convolution: bright where the picture fits its pattern.</source>
        <translation>합성곱의 커널 하나가 낸 결과입니다. 그림이 그 무늬와 맞는 곳이 밝습니다.</translation>
    </message>
    <message>
        <source>Hidden unit</source>
        <translation>은닉 유닛</translation>
    </message>
    <message>
        <source>A unit between input and output. It adds up its inputs times their weights, and passes the sum through its activation.</source>
        <translation>입력과 출력 사이의 유닛입니다. 입력에 가중치를 곱해 더하고, 그 합을 활성화 함수에 통과시킵니다.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>The small pattern of weights that a convolution looks for: where it is blue, something should be there; where it is orange, nothing.</source>
        <translation>합성곱이 찾는, 가중치로 된 작은 무늬입니다. 파란 곳에는 무언가 있기를, 주황색 곳에는 아무것도 없기를 바랍니다.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Units that work side by side on what the layer before made. The last layer has ten, one a digit.</source>
        <translation>앞 층이 만든 것을 나란히 처리하는 유닛들입니다. 마지막 층에는 숫자마다 하나씩 열 개가 있습니다.</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>The score of a digit, before it becomes a probability (softmax). It may be any number; the largest wins.</source>
        <translation>확률이 되기 전(소프트맥스 전)의 숫자별 점수입니다. 어떤 수든 될 수 있고, 가장 큰 것이 답이 됩니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Layers of simple sums between the 28 × 28 pixels and ten scores. Which sums they are, it learns from examples.</source>
        <translation>28 × 28 픽셀과 점수 열 개 사이에 있는, 단순한 덧셈의 층들입니다. 어떻게 더할지를 예에서 배웁니다.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>A number that training changes: a weight or a bias.</source>
        <translation>학습으로 바뀌는 수, 곧 가중치나 편향입니다.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>The smallest part of a network: it multiplies its inputs by its weights, adds them up, and passes on the result. Also called neuron.</source>
        <translation>네트워크의 가장 작은 부분입니다. 입력에 가중치를 곱해 더하고 결과를 넘깁니다. 뉴런이라고도 합니다.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>The number by which an input of a unit is multiplied. What a network has learned lies in its weights; a new one starts with random ones.</source>
        <translation>유닛의 입력에 곱하는 수입니다. 네트워크가 배운 것은 가중치에 들어 있습니다. 새 네트워크는 무작위 가중치로 시작합니다.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>위치 맞춤</translation>
    </message>
    <message>
        <source>Cutting out the drawing, shrinking and centring it as the makers of MNIST did. The network has seen only such pictures.</source>
        <translation>MNIST를 만든 사람들처럼 쓴 숫자를 잘라 내고 줄여서 가운데에 놓는 일입니다. 네트워크는 그런 그림만 보아 왔습니다.</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>잘 모르겠음</translation>
    </message>
    <message>
        <source>The answer to a drawing that looks like nothing the network has learned: a letter, a scribble, two digits.</source>
        <translation>배운 어떤 숫자와도 닮지 않은 것에 대한 답입니다. 글자, 낙서, 숫자 두 개 따위입니다.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>What the network reads: the digit with the largest probability. It is computed again with every change of the drawing and of the weights.</source>
        <translation>네트워크가 읽은 것, 곧 확률이 가장 높은 숫자입니다. 쓴 것이나 가중치가 바뀔 때마다 다시 계산합니다.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>How sure the network is of a digit, from 0 to 100 %. The ten bars add up to 100 %. It is the network&apos;s own opinion, which may be wrong.</source>
        <translation>그 숫자라고 얼마나 확신하는지를 0에서 100 %로 나타낸 값입니다. 막대 열 개를 더하면 100 %입니다. 네트워크의 의견일 뿐이므로 틀릴 수도 있습니다.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>Shifting, turning or stretching the training images a little, differently each time. The network sees more variety and learns more slowly, but better.</source>
        <translation>학습 이미지를 매번 다르게 조금씩 옮기고 돌리고 늘이는 일입니다. 네트워크는 더 다양한 것을 보고, 더디지만 더 잘 배웁니다.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>A table of all test images: a row for each true digit, a column for each answer. What lies off the diagonal is a mistake.</source>
        <translation>모든 테스트 이미지의 표입니다. 행은 실제 숫자, 열은 답입니다. 대각선 밖에 있는 것이 오답입니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Fitting the probabilities to the truth: of all answers given with 90 %, nine in ten should be right. A network is often surer than it should be.</source>
        <translation>확률을 실제에 맞추는 일입니다. 90 %라고 한 답은 열에 아홉이 맞아야 합니다. 네트워크는 자주 지나치게 확신합니다.</translation>
    </message>
    <message>
        <source>The images and their true digits. MNIST has 70,000: the network learns from most, is checked with a few, and is tested with 10,000 at the end.</source>
        <translation>이미지와 그 실제 숫자입니다. MNIST에는 7만 장이 있어 대부분은 학습에, 일부는 검증에, 1만 장은 마지막 테스트에 씁니다.</translation>
    </message>
    <message>
        <source>The number that decides all random choices: initial weights, order of the images. Same seed, same result; another seed gives a slightly different one.</source>
        <translation>초기 가중치와 이미지 순서 등 모든 무작위 선택을 정하는 수입니다. 시드가 같으면 결과도 같고, 다르면 조금 달라집니다.</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>The share of test images read correctly, measured once, after training. The network has never seen them: this is what it can really do.</source>
        <translation>올바르게 읽은 테스트 이미지의 비율로, 학습이 끝난 뒤 한 번만 잽니다. 한 번도 본 적 없는 이미지이므로 이것이 진짜 실력입니다.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Checking during a training with images held back from it. Where the validation loss rises while the training loss falls, the network learns by heart.</source>
        <translation>학습에 쓰지 않고 남겨 둔 이미지로 학습 중에 확인하는 일입니다. 학습 손실은 내려가는데 검증 손실이 오르면 외우고 있는 것입니다.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>The share of images read correctly. Higher is better.</source>
        <translation>올바르게 읽은 이미지의 비율입니다. 높을수록 좋습니다.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>The images of one step. A larger batch gives steadier but fewer steps, and needs more memory.</source>
        <translation>한 스텝에 쓰는 이미지들입니다. 클수록 스텝이 안정되지만 수가 줄고 메모리도 더 듭니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Switching off units at random while training, so that none is relied on alone. The training loss looks worse for it, the validation loss gets better.</source>
        <translation>학습하는 동안 유닛을 무작위로 꺼서 하나에만 기대지 않게 하는 일입니다. 학습 손실은 나빠 보이지만 검증 손실은 좋아집니다.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>One pass over all training images. Five epochs: the network sees every image five times.</source>
        <translation>모든 학습 이미지를 한 번씩 보는 일입니다. 5에포크면 모든 이미지를 다섯 번 봅니다.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>For every weight: how much the loss grows if the weight grows a little. A step moves the weights the other way.</source>
        <translation>각 가중치를 조금 키우면 손실이 얼마나 커지는지를 나타냅니다. 스텝은 가중치를 반대 방향으로 움직입니다.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 평활화</translation>
    </message>
    <message>
        <source>Asking for a little less than 100 % of the true digit. The network gets less sure of itself, and its loss never reaches zero.</source>
        <translation>실제 숫자에 100 %보다 조금 낮은 값을 요구하는 일입니다. 네트워크가 덜 확신하게 되고, 손실은 0에 이르지 않습니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>The size of a step. Too small, and learning takes forever; too large, and the weights jump about or grow without end.</source>
        <translation>한 스텝의 크기입니다. 너무 작으면 학습이 끝없이 걸리고, 너무 크면 가중치가 이리저리 튀거나 끝없이 커집니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How wrong the network is, as one number: small if it gave the true digit a high probability. Training makes it fall.</source>
        <translation>얼마나 틀렸는지를 나타내는 하나의 수입니다. 실제 숫자에 높은 확률을 줄수록 작습니다. 학습은 이것을 낮춥니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>The share of the last step that the next one keeps, like a rolling ball. It smooths the way and speeds it up.</source>
        <translation>구르는 공처럼 지난 스텝의 기세를 다음에 남기는 비율입니다. 길을 매끄럽게 하고 빠르게 합니다.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>The rule that makes a step out of the loss: which weight grows, which shrinks, and by how much.</source>
        <translation>손실에서 스텝을 정하는 규칙입니다. 어느 가중치를 얼마나 키우고 줄일지 정합니다.</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>과적합</translation>
    </message>
    <message>
        <source>Learning the training images by heart instead of what they have in common. The training curves go on improving, the validation curves no longer do.</source>
        <translation>공통점이 아니라 학습 이미지 자체를 외우는 일입니다. 학습 곡선은 계속 좋아지지만 검증 곡선은 더 좋아지지 않습니다.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>All that determines a training: the kind of network, the data and the settings. Several recipes come from textbooks.</source>
        <translation>학습을 정하는 모든 것, 곧 네트워크의 종류, 데이터, 설정입니다. 교과서에서 온 레시피도 있습니다.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>One training with everything it leaves: its recipe, curves and weights. Every run is kept and can be compared, repeated and used again.</source>
        <translation>한 번의 학습과 그것이 남긴 레시피, 곡선, 가중치입니다. 모든 실행은 저장되어 비교하고 되풀이하고 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of a training.</source>
        <translation>학습하는 동안 학습률을 어떻게 바꾸는지입니다.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>One change of all weights, after one batch. An epoch of 55,000 images in batches of 128 has 430 steps.</source>
        <translation>한 배치 뒤에 모든 가중치를 한 번 바꾸는 일입니다. 55,000장을 128장씩 나누면 한 에포크는 430 스텝입니다.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Changing the weights, step by step, so that the network&apos;s answers get closer to the true digits.</source>
        <translation>네트워크의 답이 실제 숫자에 가까워지도록 가중치를 조금씩 바꾸는 일입니다.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신량</translation>
    </message>
    <message>
        <source>What a step adds to the weights. The optimiser makes it out of the gradient and the learning rate, often of those of earlier steps too.</source>
        <translation>한 스텝이 가중치에 더하는 양입니다. 최적화 방법이 기울기와 학습률로, 흔히 이전 스텝의 것도 함께 써서 계산합니다.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Shrinking all weights a little in every step, so that none grows too large.</source>
        <translation>스텝마다 모든 가중치를 조금씩 줄여 너무 커지지 않게 하는 일입니다.</translation>
    </message>
    <message>
        <source>Adversarial example</source>
        <translation>적대적 예제</translation>
    </message>
    <message>
        <source>A picture that is changed so little that we read it as before, but just so that a network reads something else. Found by Szegedy and others in 2014.</source>
        <translation>사람은 전과 같이 읽을 만큼 아주 조금, 그러나 네트워크는 다른 것으로 읽도록 바꾼 그림입니다. 2014년에 Szegedy 등이 발견했습니다.</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Two or more trainings that differ in one thing alone, so that the difference of their results shows what it does.</source>
        <translation>한 가지만 다른 둘 이상의 학습. 결과의 차이가 그 한 가지의 작용을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>강건성</translation>
    </message>
    <message>
        <source>How well a network still reads pictures that are shifted, turned or otherwise changed, as in daily life.</source>
        <translation>실생활에서처럼 옮겨지거나 돌아가는 등 바뀐 그림을 네트워크가 얼마나 잘 읽는지를 뜻합니다.</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>How far single results usually are from their mean. Whether a recipe is better than another shows only where their means are further apart than that.</source>
        <translation>하나하나의 결과가 평균에서 보통 얼마나 떨어지는지. 레시피의 우열은 평균의 차이가 이보다 클 때에야 드러납니다.</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>표준 오차</translation>
    </message>
    <message>
        <source>How far a share that was measured on some of the images is usually off the share of all: with 1,000 images, at most 1.6 percentage points.</source>
        <translation>일부 이미지로 잰 비율이 전체의 비율에서 보통 얼마나 벗어나는지를 뜻합니다. 1,000장이면 많아야 1.6퍼센트포인트입니다.</translation>
    </message>
</context>
<context>
    <name>WordsPage</name>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search the words</source>
        <translation>용어 검색</translation>
    </message>
    <message>
        <source>Words and meanings that contain what you type</source>
        <translation>입력한 글자가 들어 있는 용어와 뜻</translation>
    </message>
    <message>
        <source>Words on the screen</source>
        <translation>화면의 용어</translation>
    </message>
    <message>
        <source>Choose a word to read what it means</source>
        <translation>용어를 고르면 뜻을 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>Show it on the screen</source>
        <translation>화면에서 보여 주기</translation>
    </message>
    <message>
        <source>Not on the screen now: unfold the settings beside “Training”</source>
        <translation>지금 화면에 없습니다. ‘학습’ 옆에서 설정을 펼치면 보입니다</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in All settings</source>
        <translation>지금 화면에 없습니다. ‘모든 설정’에 있습니다</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in the Inside view, with a drawing on the canvas</source>
        <translation>지금 화면에 없습니다. 캔버스에 무언가 쓰고 ‘속 보기’를 열면 보입니다</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in Training, Mistakes</source>
        <translation>지금 화면에 없습니다. 학습 메뉴의 ‘오답’에 있습니다</translation>
    </message>
    <message>
        <source>Not on the screen now: it is in Training, Runs</source>
        <translation>지금 화면에 없습니다. 학습 메뉴의 ‘실행 기록’에 있습니다</translation>
    </message>
    <message>
        <source>Not on the screen now: the curves show it once a network trains</source>
        <translation>지금 화면에 없습니다. 네트워크가 학습을 시작하면 곡선에 나타납니다</translation>
    </message>
    <message>
        <source>Not on the screen now: it stands under the answer when you draw, for example, a letter</source>
        <translation>지금 화면에 없습니다. 예를 들어 글자를 쓰면 답 아래에 나타납니다</translation>
    </message>
    <message>
        <source>Point out where this word is in the window</source>
        <translation>이 용어가 창의 어디에 있는지 보여 줍니다</translation>
    </message>
    <message>
        <source>Open the part of the application that shows this word</source>
        <translation>이 낱말이 있는 곳을 엽니다</translation>
    </message>
</context>
<context>
    <name>WriterButton</name>
    <message>
        <source>&amp;Add a name…</source>
        <translation>이름 추가(&amp;A)…</translation>
    </message>
    <message>
        <source>Who draws: My drawings are kept under this name</source>
        <translation>쓰는 사람: ‘내 손글씨’는 이 이름으로 보관됩니다</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>Who draws: {name}</source>
        <translation>쓰는 사람: {name}</translation>
    </message>
    <message>
        <source>&amp;Rename “{name}”…</source>
        <translation>‘{name}’ 이름 바꾸기(&amp;R)…</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>이름 추가</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>First name or nickname</source>
        <translation>이름이나 별명</translation>
    </message>
</context>
<context>
    <name>_Column</name>
    <message>
        <source>{name}: the beginning that is enough</source>
        <translation>{name}: 읽을 수 있는 가장 짧은 처음 부분</translation>
    </message>
    <message>
        <source>{name}: the strokes that are enough</source>
        <translation>{name}: 읽을 수 있는 가장 적은 획</translation>
    </message>
    <message>
        <source>It is not sure of the whole drawing</source>
        <translation>전체를 보아도 확신이 없습니다</translation>
    </message>
    <message>
        <source>{digit} after {share} of the line</source>
        <translation>선의 {share}에서 {digit}</translation>
    </message>
    <message>
        <source>Too many strokes to try each choice</source>
        <translation>획이 너무 많아 모든 조합을 시도할 수 없습니다</translation>
    </message>
    <message>
        <source>All {count} strokes are needed</source>
        <translation>획 {count}개가 모두 필요</translation>
    </message>
    <message>
        <source>Stroke {numbers} of {count} is enough</source>
        <translation>획 {count}개 중 {numbers}번만으로 충분</translation>
    </message>
    <message>
        <source>Strokes {numbers} of {count} are enough</source>
        <translation>획 {count}개 중 {numbers}번이면 충분</translation>
    </message>
</context>
<context>
    <name>_ColumnButton</name>
    <message>
        <source>Digit {index} of {count}: {digit}, {percent}</source>
        <translation>{count}개 중 {index}번째 숫자: {digit}, {percent}</translation>
    </message>
    <message>
        <source>{digit}: {percent}. Choose it to see its bars, its ink and its inside</source>
        <translation>{digit}: {percent}. 선택하면 막대, 획, 내부를 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message>
        <source>{count} images of a {label} are read as {predicted}</source>
        <translation>{label}의 이미지 {count}장을 {predicted}(으)로 읽었습니다</translation>
    </message>
    <message>
        <source>Read as {digit}</source>
        <translation>{digit}(으)로 읽음</translation>
    </message>
    <message>
        <source>Images of a {digit}</source>
        <translation>{digit}의 이미지</translation>
    </message>
</context>
<context>
    <name>_InsideWindow</name>
    <message>
        <source>Inside the network</source>
        <translation>네트워크의 속</translation>
    </message>
</context>
<context>
    <name>_Model</name>
    <message>
        <source>gate</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>+ memory</source>
        <translation>+ 기억</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 편향</translation>
    </message>
    <message>
        <source>= sum</source>
        <translation>= 합</translation>
    </message>
    <message>
        <source>squeezed</source>
        <translation>누른 값</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>value × weight</source>
        <translation>값 × 가중치</translation>
    </message>
    <message>
        <source>product</source>
        <translation>곱</translation>
    </message>
</context>
<context>
    <name>_NetworkRow</name>
    <message>
        <source>Reads {digit}</source>
        <translation>읽기: {digit}</translation>
    </message>
    <message>
        <source>{name} reads {digit}</source>
        <translation>{name}의 읽기: {digit}</translation>
    </message>
    <message>
        <source>Smallest change: {share} of the ink, size {size}</source>
        <translation>가장 작은 변화: 잉크의 {share}, 크기 {size}</translation>
    </message>
    <message>
        <source>Ink added and taken away, as a share of the drawing&apos;s. Size: Euclidean length; 1 is one pixel from blank to full. Largest change of a pixel: {largest}</source>
        <translation>더한 잉크와 뺀 잉크가 그림의 잉크에서 차지하는 비율. 크기는 유클리드 길이이며, 1은 한 픽셀이 빈 상태에서 가득 차는 변화입니다. 한 픽셀의 가장 큰 변화: {largest}</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>As the networks read it</source>
        <translation>네트워크가 읽는 이미지</translation>
    </message>
    <message>
        <source>Your drawing, changed</source>
        <translation>바꾼 그림</translation>
    </message>
    <message>
        <source>With the change at this strength</source>
        <translation>이 세기의 변화를 더한 이미지</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>Orange: ink is added. Blue: ink is taken away.</source>
        <translation>주황색: 잉크를 더함. 파란색: 잉크를 뺌.</translation>
    </message>
</context>
<context>
    <name>differences</name>
    <message>
        <source>classes {value}</source>
        <translation>클래스 {value}</translation>
    </message>
    <message>
        <source>{value} units</source>
        <translation>유닛 {value}</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>유닛 1</translation>
    </message>
    <message>
        <source>convolutions {value}</source>
        <translation>합성곱 {value}</translation>
    </message>
    <message>
        <source>batch normalisation</source>
        <translation>배치 정규화 사용</translation>
    </message>
    <message>
        <source>no batch normalisation</source>
        <translation>배치 정규화 없음</translation>
    </message>
    <message>
        <source>activation {value}</source>
        <translation>활성화 함수 {value}</translation>
    </message>
    <message>
        <source>dropout {value}</source>
        <translation>드롭아웃 {value}</translation>
    </message>
    <message>
        <source>{value} training images</source>
        <translation>학습 이미지 {value}장</translation>
    </message>
    <message>
        <source>1 training image</source>
        <translation>학습 이미지 1장</translation>
    </message>
    <message>
        <source>{value} validation images</source>
        <translation>검증 이미지 {value}장</translation>
    </message>
    <message>
        <source>1 validation image</source>
        <translation>검증 이미지 1장</translation>
    </message>
    <message>
        <source>last layer {value}</source>
        <translation>마지막 층 {value}</translation>
    </message>
    <message>
        <source>initialisation {value}</source>
        <translation>초기화 {value}</translation>
    </message>
    <message>
        <source>pixel values {value}</source>
        <translation>픽셀값 {value}</translation>
    </message>
    <message>
        <source>validation: {value}</source>
        <translation>검증: {value}</translation>
    </message>
    <message>
        <source>without {value}</source>
        <translation>{value} 제외</translation>
    </message>
    <message>
        <source>all digits</source>
        <translation>모든 숫자</translation>
    </message>
    <message>
        <source>without drawings by {value}</source>
        <translation>{value}의 손글씨 제외</translation>
    </message>
    <message>
        <source>all writers</source>
        <translation>모든 사람의 손글씨</translation>
    </message>
    <message>
        <source>{value} images of each digit</source>
        <translation>숫자별 {value}장</translation>
    </message>
    <message>
        <source>1 image of each digit</source>
        <translation>숫자별 1장</translation>
    </message>
    <message>
        <source>all images of each digit</source>
        <translation>숫자별 모든 이미지</translation>
    </message>
    <message>
        <source>wrong labels {value}</source>
        <translation>틀린 레이블 {value}</translation>
    </message>
    <message>
        <source>no wrong labels</source>
        <translation>틀린 레이블 없음</translation>
    </message>
    <message>
        <source>order: {value}</source>
        <translation>순서: {value}</translation>
    </message>
    <message>
        <source>{value} epochs</source>
        <translation>{value}에포크</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1에포크</translation>
    </message>
    <message>
        <source>batch {value}</source>
        <translation>배치 크기 {value}</translation>
    </message>
    <message>
        <source>learning rate {value}</source>
        <translation>학습률 {value}</translation>
    </message>
    <message>
        <source>schedule {value}</source>
        <translation>스케줄 {value}</translation>
    </message>
    <message>
        <source>momentum {value}</source>
        <translation>모멘텀 {value}</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프 사용</translation>
    </message>
    <message>
        <source>no Nesterov</source>
        <translation>네스테로프 없음</translation>
    </message>
    <message>
        <source>weight decay {value}</source>
        <translation>가중치 감쇠 {value}</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>손실 {value}</translation>
    </message>
    <message>
        <source>label smoothing {value}</source>
        <translation>레이블 평활화 {value}</translation>
    </message>
    <message>
        <source>mixed precision</source>
        <translation>혼합 정밀도</translation>
    </message>
    <message>
        <source>no mixed precision</source>
        <translation>혼합 정밀도 없음</translation>
    </message>
    <message>
        <source>shift {value} px</source>
        <translation>이동 {value} px</translation>
    </message>
    <message>
        <source>rotation {value}°</source>
        <translation>회전 {value}°</translation>
    </message>
    <message>
        <source>scaling {value}</source>
        <translation>크기 변화 {value}</translation>
    </message>
    <message>
        <source>shear {value}°</source>
        <translation>기울임 {value}°</translation>
    </message>
    <message>
        <source>stroke width ±{value} px</source>
        <translation>획 굵기 ±{value} px</translation>
    </message>
    <message>
        <source>written forms {value}</source>
        <translation>필체 {value}</translation>
    </message>
    <message>
        <source>{value} validations per epoch</source>
        <translation>에포크당 검증 {value}회</translation>
    </message>
    <message>
        <source>1 validation per epoch</source>
        <translation>에포크당 검증 1회</translation>
    </message>
    <message>
        <source>patience {value} epochs</source>
        <translation>인내 {value}에포크</translation>
    </message>
    <message>
        <source>patience 1 epoch</source>
        <translation>인내 1에포크</translation>
    </message>
    <message>
        <source>no early stopping</source>
        <translation>조기 종료 없음</translation>
    </message>
    <message>
        <source>best weights</source>
        <translation>가장 좋은 가중치</translation>
    </message>
    <message>
        <source>last weights</source>
        <translation>마지막 가중치</translation>
    </message>
</context>
<context>
    <name>images</name>
    <message>
        <source>There is no picture to paste. Copy one first.</source>
        <translation>붙여 넣을 이미지가 없습니다. 먼저 복사하세요.</translation>
    </message>
    <message>
        <source>This is a file of drawings. Open it with File, Play a stroke file or Test with a stroke file.</source>
        <translation>손글씨 파일입니다. 파일 메뉴의 획 파일 재생이나 획 파일로 테스트로 여세요.</translation>
    </message>
    <message>
        <source>SVG drawings cannot be opened. Save this one as PNG first.</source>
        <translation>SVG 그림은 열 수 없습니다. 먼저 PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>This picture is too large: it has more than {count} megapixels.</source>
        <translation>이 사진은 너무 큽니다: {count}메가픽셀이 넘습니다.</translation>
    </message>
    <message>
        <source>No digit found in this picture. Dark writing on light, even paper works best.</source>
        <translation>이 이미지에서 숫자를 찾지 못했습니다. 밝고 고른 종이에 진하게 쓴 것이 가장 좋습니다.</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>이 파일을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>These are weights. Open them with File, Open weights (Ctrl+O).</source>
        <translation>가중치 파일입니다. 파일 메뉴의 가중치 열기(Ctrl+O)로 여세요.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read, or it is damaged.</source>
        <translation>이 파일은 읽을 수 있는 이미지가 아니거나 손상되었습니다.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Details for a bug report are in {path}</source>
        <translation>버그 신고에 필요한 자세한 내용은 {path}에 있습니다</translation>
    </message>
    <message>
        <source>Stopped. The network in use stays.</source>
        <translation>정지했습니다. 쓰던 네트워크를 계속 씁니다.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. The network in use stays. Try again; if it comes back, restart the app.</source>
        <translation>예상하지 못한 문제가 생겼습니다. 쓰던 네트워크를 계속 씁니다. 다시 해 보고, 또 생기면 앱을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The loss stopped being a number at step {step}: the steps were too large. Lower the learning rate (now {learning_rate}) and train again.</source>
        <translation>스텝 {step}에서 손실이 수가 아니게 되었습니다. 스텝이 너무 컸습니다. 학습률(지금 {learning_rate})을 낮추고 다시 학습하세요.</translation>
    </message>
    <message>
        <source>Training on computer-drawn digits.</source>
        <translation>컴퓨터가 쓴 숫자로 학습합니다.</translation>
    </message>
    <message>
        <source>Another program has the folder of this run open. The run is kept in {folder} until MNIST Draw is started again, and then stands with the others in Runs.</source>
        <translation>다른 프로그램이 이 실행의 폴더를 열고 있습니다. 실행은 MNIST Draw를 다시 시작할 때까지 {folder}에 보관되고, 그 뒤에는 다른 실행과 함께 ‘실행 기록’에 나옵니다.</translation>
    </message>
    <message>
        <source>This run was not kept: the disk is full.</source>
        <translation>이 실행을 보관하지 못했습니다: 디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>This run was not kept: you may not write to {folder}.</source>
        <translation>이 실행을 보관하지 못했습니다: {folder}에 쓸 권한이 없습니다.</translation>
    </message>
    <message>
        <source>This run was not kept: another program has a file of it open.</source>
        <translation>이 실행을 보관하지 못했습니다: 다른 프로그램이 그 파일을 열고 있습니다.</translation>
    </message>
    <message>
        <source>This run was not kept: {folder} does not take it.</source>
        <translation>이 실행을 {folder}에 보관하지 못했습니다.</translation>
    </message>
    <message>
        <source>{path} was not saved: the disk is full. Free some space and try again.</source>
        <translation>{path}을(를) 저장하지 못했습니다: 디스크가 가득 찼습니다. 공간을 비우고 다시 해 보세요.</translation>
    </message>
    <message>
        <source>{path} was not saved: you may not write there. Choose another folder, or ask who looks after this computer.</source>
        <translation>{path}을(를) 저장하지 못했습니다: 쓸 권한이 없습니다. 다른 폴더를 고르거나 관리자에게 문의하세요.</translation>
    </message>
    <message>
        <source>{path} is open in another program, such as Excel. Close it there and try again.</source>
        <translation>{path}이(가) Excel 같은 다른 프로그램에서 열려 있습니다. 그 프로그램에서 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged, and was not changed. Delete this run, or train it again.</source>
        <translation>{path}이(가) 손상되어 바꾸지 않았습니다. 이 실행을 삭제하거나 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{path} was not saved: the drive does not take it. Check the drive, or choose another folder.</source>
        <translation>{path}을(를) 저장하지 못했습니다: 드라이브에 쓸 수 없습니다. 드라이브를 확인하거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>A newer version of this program wrote My drawings. They are unchanged: update this computer to see them.</source>
        <translation>‘내 손글씨’는 이 프로그램의 새 버전이 쓴 것입니다. 바뀐 것은 없습니다. 보려면 이 컴퓨터를 업데이트하세요.</translation>
    </message>
    <message>
        <source>The file of My drawings is damaged. It is set aside at the next change, and its last backup takes its place.</source>
        <translation>‘내 손글씨’ 파일이 손상되었습니다. 다음에 바꿀 때 따로 두고 마지막 백업으로 바꿉니다.</translation>
    </message>
    <message>
        <source>My drawings cannot be opened, and are unchanged. Check that you may read {path} and that its drive is connected.</source>
        <translation>‘내 손글씨’를 열 수 없습니다. 바뀐 것은 없습니다. {path}의 읽기 권한과 드라이브 연결을 확인하세요.</translation>
    </message>
    <message>
        <source>The file of My drawings was replaced in the meantime. Try again.</source>
        <translation>그사이에 ‘내 손글씨’ 파일이 바뀌었습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The folder {path} is not there. Connect its share or stick: what is missing is exchanged then.</source>
        <translation>폴더 {path}이(가) 없습니다. 공유 폴더나 USB 메모리를 연결하세요. 빠진 것은 그때 교환합니다.</translation>
    </message>
    <message>
        <source>{path} is not the joined folder: it is not connected, or it was emptied. Connect it, or join it again.</source>
        <translation>{path}은(는) 참여한 폴더가 아닙니다: 연결되지 않았거나 비워졌습니다. 연결하거나 다시 참여하세요.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be read. Check that you may read it: what is missing is exchanged then.</source>
        <translation>폴더 {path}을(를) 읽을 수 없습니다. 읽기 권한을 확인하세요. 빠진 것은 그때 교환합니다.</translation>
    </message>
    <message>
        <source>A newer version of this program uses {path}. Update this computer.</source>
        <translation>{path}은(는) 이 프로그램의 새 버전이 쓰고 있습니다. 이 컴퓨터를 업데이트하세요.</translation>
    </message>
    <message>
        <source>Its network is in use: save it elsewhere with File, Save weights (Ctrl+S).</source>
        <translation>그 네트워크는 사용 중입니다. ‘파일’ → ‘가중치 저장’(Ctrl+S)으로 다른 곳에 저장하세요.</translation>
    </message>
    <message>
        <source>Training needs {name}, which is not installed. Run the set-up command of the README again.</source>
        <translation>학습에 필요한 {name}이(가) 설치되어 있지 않습니다. README의 설치 명령을 다시 실행하세요.</translation>
    </message>
    <message>
        <source>The network in use stays.</source>
        <translation>쓰던 네트워크를 계속 씁니다.</translation>
    </message>
    <message>
        <source>This recipe cannot be trained. {reason} Change it under All settings (Ctrl+,).</source>
        <translation>이 레시피는 학습할 수 없습니다. {reason} ‘모든 설정’(Ctrl+,)에서 바꾸세요.</translation>
    </message>
    <message>
        <source>The training broke off: this computer’s processor is too old for PyTorch. Drawing and prediction go on. Train on a newer computer.</source>
        <translation>학습이 끊겼습니다: 이 컴퓨터의 프로세서는 PyTorch에 너무 오래되었습니다. 쓰기와 예측은 계속됩니다. 더 새로운 컴퓨터에서 학습하세요.</translation>
    </message>
    <message>
        <source>The training broke off; perhaps memory ran out. The network in use stays. Close other programs, or lower the batch size.</source>
        <translation>학습이 도중에 끊겼습니다(메모리 부족일 수 있음). 쓰던 네트워크를 계속 씁니다. 다른 프로그램을 닫거나 배치 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>{count} of these drawings can be learnt; at least {fewest} are needed. The network is unchanged. Draw and label more.</source>
        <translation>배울 수 있는 손글씨는 {count}장이며 적어도 {fewest}장이 필요합니다. 네트워크는 그대로입니다. 더 쓰고 레이블을 붙이세요.</translation>
    </message>
    <message>
        <source>Training needs {name}, which cannot be loaded. Install Microsoft’s Visual C++ Redistributable from {address}, and restart MNIST Draw.</source>
        <translation>학습에 필요한 {name}을(를) 불러올 수 없습니다. Microsoft의 Visual C++ Redistributable({address})을 설치하고 다시 시작하세요.</translation>
    </message>
    <message>
        <source>There is too little memory to load {name}. Close other programs, or enlarge the paging file in the settings of Windows.</source>
        <translation>메모리가 부족해 {name}을(를) 불러올 수 없습니다. 다른 프로그램을 닫거나 Windows 설정에서 페이징 파일을 늘리세요.</translation>
    </message>
    <message>
        <source>Training needs {name}, which cannot be loaded; the log says why. Run the set-up command of the README again.</source>
        <translation>학습에 필요한 {name}을(를) 불러올 수 없습니다(이유는 로그에 있음). README의 설치 명령을 다시 실행하세요.</translation>
    </message>
    <message>
        <source>There is too little memory for this network. The network in use stays. Close other programs, or choose a smaller recipe.</source>
        <translation>이 네트워크에는 메모리가 부족합니다. 쓰던 네트워크를 계속 씁니다. 다른 프로그램을 닫거나 더 작은 레시피를 고르세요.</translation>
    </message>
    <message>
        <source>There is too little memory for batches of {batch_size} images. The network in use stays. Close other programs, or try a batch size of {smaller}.</source>
        <translation>배치 크기 {batch_size}에는 메모리가 부족합니다. 쓰던 네트워크를 계속 씁니다. 다른 프로그램을 닫거나 배치 크기를 {smaller}(으)로 하세요.</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for batches of {batch_size} images. The network in use stays. Try a batch size of {smaller}.</source>
        <translation>그래픽 카드의 메모리가 배치 크기 {batch_size}에는 부족합니다. 쓰던 네트워크를 계속 씁니다. 배치 크기를 {smaller}(으)로 하세요.</translation>
    </message>
    <message>
        <source>The weights of this network overflow: it reads nothing. Choose another network.</source>
        <translation>이 네트워크의 가중치가 넘쳐 아무것도 읽지 못합니다. 다른 네트워크를 고르세요.</translation>
    </message>
    <message>
        <source>No change of this drawing was found that turns the answer. Choose another network, or draw another digit.</source>
        <translation>답을 바꾸는 변화를 찾지 못했습니다. 다른 네트워크를 고르거나 다른 숫자를 쓰세요.</translation>
    </message>
    <message>
        <source>{file} is a picture, not weights. Open it with File, Open picture.</source>
        <translation>{file}은(는) 가중치가 아니라 이미지입니다. 파일 메뉴의 이미지 열기로 여세요.</translation>
    </message>
    <message>
        <source>There is no file {path}. Choose another one.</source>
        <translation>{path} 파일이 없습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} cannot be opened. Check that you may read it, or choose another file.</source>
        <translation>{path}을(를) 열 수 없습니다. 읽기 권한을 확인하거나 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The weights in {file} are damaged. Choose another file.</source>
        <translation>{file}의 가중치가 손상되었습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} holds no weights, or damaged ones. Choose a file that MNIST Draw saved.</source>
        <translation>{file}에 가중치가 없거나 손상되었습니다. MNIST Draw가 저장한 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} holds no weights from so early. Choose a later step.</source>
        <translation>{file}에는 그렇게 이른 가중치가 없습니다. 더 뒤의 스텝을 고르세요.</translation>
    </message>
    <message>
        <source>The network reads {classes}, but {data} holds {others}. Choose a network for these classes, or its own data set.</source>
        <translation>이 네트워크는 {classes}을(를) 읽지만 {data}에는 {others}이(가) 있습니다. 이 클래스의 네트워크나 네트워크에 맞는 데이터 세트를 고르세요.</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: there is no internet connection. Connect and train again, or choose a folder with MNIST.</source>
        <translation>MNIST를 내려받지 못했습니다: 인터넷에 연결되어 있지 않습니다. 연결한 뒤 다시 학습하거나 MNIST 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: the connection is too slow. Train again later, or choose a folder with MNIST.</source>
        <translation>MNIST를 내려받지 못했습니다: 연결이 너무 느립니다. 나중에 다시 학습하거나 MNIST 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: its servers have trouble. Train again later, or choose a folder with MNIST.</source>
        <translation>MNIST를 내려받지 못했습니다: 서버에 문제가 있습니다. 나중에 다시 학습하거나 MNIST 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: what arrived was damaged. Train again later, or choose a folder with MNIST.</source>
        <translation>MNIST를 내려받지 못했습니다: 받은 파일이 손상되었습니다. 나중에 다시 학습하거나 MNIST 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: an internet filter blocks it. Ask its administrator, or choose a folder with MNIST.</source>
        <translation>MNIST를 내려받지 못했습니다: 인터넷 필터가 막고 있습니다. 관리자에게 문의하거나 MNIST 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>MNIST was not downloaded: the internet connection asks you to sign in. Do so in a web browser and train again.</source>
        <translation>MNIST를 내려받지 못했습니다: 인터넷 연결에 로그인이 필요합니다. 웹 브라우저에서 로그인한 뒤 다시 학습하세요.</translation>
    </message>
    <message>
        <source>There is no folder {path}. Choose another one, or other data.</source>
        <translation>{path} 폴더가 없습니다. 다른 폴더나 다른 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>{path} lacks {files}. Add what is missing, or choose another folder.</source>
        <translation>{path}에 {files}이(가) 없습니다. 빠진 것을 추가하거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} cannot be opened. Check that you may read it and that its drive is connected.</source>
        <translation>{path}을(를) 열 수 없습니다. 읽기 권한과 드라이브 연결을 확인하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged. Put a sound copy in its place, or choose another.</source>
        <translation>{path}이(가) 손상되었습니다. 온전한 파일로 바꾸거나 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>{path} cannot be used as a data set. Choose another one.</source>
        <translation>{path}은(는) 데이터 세트로 쓸 수 없습니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is not MNIST’s file of this name. Put the right one in its place, or choose another folder.</source>
        <translation>{path}은(는) 같은 이름의 MNIST 파일이 아닙니다. 올바른 파일로 바꾸거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>MNIST is not on this computer. Choose a folder with MNIST.</source>
        <translation>이 컴퓨터에 MNIST가 없습니다. MNIST 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>A part of this program is missing. Install the program again.</source>
        <translation>이 프로그램의 일부가 없습니다. 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>{path} is no picture that can be read. Choose a PNG or JPEG file.</source>
        <translation>{path}은(는) 읽을 수 있는 이미지가 아닙니다. PNG나 JPEG 파일을 고르세요.</translation>
    </message>
    <message>
        <source>There is no drawing in {path}. Choose another file.</source>
        <translation>{path}에 손글씨가 없습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is no file of drawings. Choose a stroke file (JSON Lines) or a UNIPEN file.</source>
        <translation>{path}은(는) 손글씨 파일이 아닙니다. 획 파일(JSON Lines)이나 UNIPEN 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is an archive. Unpack it, and choose the file inside.</source>
        <translation>{path}은(는) 압축 파일입니다. 압축을 풀고 안의 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is UTF-16 text. Save it as UTF-8 and choose it again.</source>
        <translation>{path}은(는) UTF-16 텍스트입니다. UTF-8로 저장하고 다시 고르세요.</translation>
    </message>
    <message>
        <source>Line {line} of {path} cannot be read. Correct it and try again.</source>
        <translation>{path}의 {line}번째 줄을 읽을 수 없습니다. 고친 뒤 다시 해 보세요.</translation>
    </message>
    <message>
        <source>{path} is a picture, not a file of drawings. Open it with File, Open picture.</source>
        <translation>{path}은(는) 손글씨 파일이 아니라 이미지입니다. 파일 메뉴의 이미지 열기로 여세요.</translation>
    </message>
    <message>
        <source>There is no run in {path}: it was deleted or moved. Choose another run.</source>
        <translation>{path}에 실행이 없습니다: 삭제되었거나 옮겨졌습니다. 다른 실행을 고르세요.</translation>
    </message>
    <message>
        <source>{path} of this run is damaged. Choose another run, or train it again.</source>
        <translation>이 실행의 {path}이(가) 손상되었습니다. 다른 실행을 고르거나 다시 학습하세요.</translation>
    </message>
    <message>
        <source>The run in {path} has taught no drawings. Choose another run.</source>
        <translation>{path}의 실행은 손글씨를 가르치지 않았습니다. 다른 실행을 고르세요.</translation>
    </message>
    <message>
        <source>Code is written for the ten digits only, and this network reads other classes. Export it as ONNX.</source>
        <translation>코드는 열 개의 숫자에 대해서만 내보낼 수 있는데, 이 네트워크는 다른 클래스를 읽습니다. ONNX로 내보내세요.</translation>
    </message>
    <message>
        <source>Code is for MNIST, which does not say who wrote an image. Leave out no writers, or export the network as ONNX.</source>
        <translation>코드는 MNIST용이며 MNIST에는 쓴 사람이 나와 있지 않습니다. 쓴 사람을 제외하지 말거나 네트워크를 ONNX로 내보내세요.</translation>
    </message>
    <message>
        <source>Writing ONNX needs the Python package onnx. Run “{command}” in the folder of MNIST Draw, then export again.</source>
        <translation>ONNX를 쓰려면 Python 패키지 onnx가 필요합니다. MNIST Draw 폴더에서 ‘{command}’를 실행한 뒤 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{path} holds no training. Choose the run folder of a training that has begun.</source>
        <translation>{path}에는 학습이 없습니다. 이미 시작된 학습의 실행 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} can no longer be reached. The network shown last stays. Check the connection, then watch it again.</source>
        <translation>{path}에 더 이상 접근할 수 없습니다. 마지막으로 보인 네트워크는 그대로 남습니다. 연결을 확인한 뒤 다시 지켜보세요.</translation>
    </message>
    <message>
        <source>The progress in {path} is damaged. The network shown last stays. Open its run when the training has ended.</source>
        <translation>{path}의 진행 기록이 손상되었습니다. 마지막으로 보인 네트워크는 그대로 남습니다. 학습이 끝나면 그 실행을 여세요.</translation>
    </message>
    <message>
        <source>The training in {path} was broken off. The network shown last stays. Check its terminal for the cause.</source>
        <translation>{path}의 학습이 중단되었습니다. 마지막으로 보인 네트워크는 그대로 남습니다. 원인은 터미널에서 확인하세요.</translation>
    </message>
</context>
</TS>
