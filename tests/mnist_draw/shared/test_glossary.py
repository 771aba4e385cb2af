"""One term for one thing in Japanese and Korean."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.translations import LANGUAGES, messages, ts_file

# Patterns: English term, in whole words, and its Japanese and Korean term.
_TERMS: Final = (
    ("My drawings", "自分の手書き", "내 손글씨"),
    ("Runs", "実行の記録", "실행 기록"),
    ("[Ee]pochs?", "エポック", "에포크"),
    ("[Bb]atch size", "バッチサイズ", "배치 크기"),
    ("[Ll]earning rate", "学習率", "학습률"),
    ("[Ll]oss", "損失", "손실"),
    ("[Vv]alidation", "検証", "검증"),
    ("[Aa]ccuracy", "正解率", "정확도"),
    ("[Pp]arameters?", "パラメーター", "매개변수"),
    ("[Ww]eights", "重み", "가중치"),
    ("[Ll]abels?|[Ll]abelled", "ラベル", "레이블"),
    ("[Rr]ecipe", "レシピ", "레시피"),
    ("[Cc]onvolutions?", "畳み込み", "합성곱"),
    ("[Kk]ernels?", "カーネル", "커널"),
    ("[Ff]eature maps?", "特徴マップ", "특징 맵"),
    ("[Hh]idden layers?", "隠れ層", "은닉층"),
    ("[Hh]idden units?", "隠れユニット", "은닉 유닛"),
    ("[Ll]ayers?", "層", "층"),
    # Of a digit, or of a network in the table of the class.
    ("[Ss]cores?", "得点|記録", "점수|기록"),
    ("[Pp]robability", "確率", "확률"),
    ("[Ss]eed", "シード", "시드"),
    ("[Mm]omentum", "モーメンタム", "모멘텀"),
    ("[Ww]eight decay", "重み減衰", "가중치 감쇠"),
    ("[Ll]abel smoothing", "ラベル平滑化", "레이블 평활화"),
    ("[Bb]atch normalisation", "バッチ正規化", "배치 정규화"),
    ("[Aa]ugmentation", "データ拡張", "데이터 증강"),
    ("[Oo]verfitting", "過学習", "과적합"),
    ("[Oo]ptimiser", "最適化", "최적화"),
    ("[Tt]est images?", "テスト画像", "테스트 이미지"),
    ("[Vv]alidation images?", "検証画像", "검증 이미지"),
    ("[Cc]onfusion matrix", "混同行列", "혼동 행렬"),
    ("[Cc]anvas", "キャンバス", "캔버스"),
    ("[Bb]ias", "バイアス", "편향"),
    ("[Dd]evice", "デバイス", "장치"),
    ("[Cc]lasses", "クラス", "클래스"),
    ("[Rr]eady-made", "付属", "기본 제공"),
    ("[Ee]xperiments?", "実験", "실험"),
)
# Words for which the glossary has another one, and spellings that are not the program's.
_AVOIDED: Final = {
    "ja": r"絵|描|かいて|かこう|学習画像|端末|装置|機器"
    r"|[^のそ]他[のと]|お試しください|歩幅|中止しました"
    r"|[ぁ-ゖァ-ヺ一-鿿][A-Za-z0-9]|[A-Za-z0-9%][ぁ-ゖァ-ヺ一-鿿]|\} ?~ ?\{",
    "ko": r"라벨|정답률|신경망(?!이 그것을|은 다음)|내 그림|짐작|시험"
    r"|실행 목록|[“”「」]|[^올]바르게|제대로"
    r"|[가-힣] \((?![*x]|\{patterns)",
}
# Korean particles depend on the sound before them: a placeholder takes both forms. What comes after
# a share, read "percent", and after a stroke, "획", has one.
_PARTICLE: Final = re.compile(r"\{(\w+)\}(?:을|를|이|가|은|는|와|과|로|으로)(?![가-힣(])")
_ONE_SOUND: Final = {
    *("part", "share", "right", "wrong", "train", "value", "shuffled", "answers", "first_share"),
    *("second_share", "cnn", "mlp", "accuracy"),
}


def entries(code: str) -> list[tuple[str, str]]:
    """English texts and their translations."""
    return [
        (english, "".join(translation.itertext()).strip())
        for _, english, translation in messages(ts_file(code))
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_term_has_one_translation(code: str) -> None:
    column = 1 + LANGUAGES.index(code)
    assert [
        (term[0], english, text)
        for english, text in entries(code)
        for term in _TERMS
        if re.search(rf"(?<![\w{{])(?:{term[0]})(?![\w}}])", english)
        and not re.search(term[column], text)
    ] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_other_words_for_the_same_things_are_avoided(code: str) -> None:
    avoided = re.compile(_AVOIDED[code])
    assert [(match[0], text) for _, text in entries(code) if (match := avoided.search(text))] == []


def test_korean_particles_fit_whatever_is_inserted() -> None:
    assert [
        text
        for _, text in entries("ko")
        for name in _PARTICLE.findall(text)
        if name not in _ONE_SOUND
    ] == []
