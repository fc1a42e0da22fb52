"""Words that only the screen uses; what paper shares stands in app.words."""

from ui.theme import ThemeName

THEME_WORDS: dict[ThemeName, str] = {
    ThemeName.LIGHT: "明るい",
    ThemeName.DARK: "暗い",
    ThemeName.CONTRAST: "高コントラスト",
}
OFFLINE_WORDS = "通信なし"
PRODUCT = "突合"
