"""Faulty translations that the checks of languages must catch: fault, language, English, other."""

FAULTS: dict[str, tuple[str, str, str]] = {
    "lost placeholder": ("pl", "The last day is {day}.", "Ostatni dzień minął."),
    "placeholder said twice": ("pl", "The last day is {day}.", "Ostatni dzień: {day}, {day}."),
    "swapped number": ("pl", "Within 2 months of 31 August.", "W ciągu 3 miesięcy od 21 sierpnia."),
    "number of another script": ("ur", "Within 2 months.", "۲ مہینوں کے اندر۔"),
    "English left": ("pl", "Send the appeal now.", "Send the appeal now."),
    "lost bold": ("pl", "**Send it now.**", "Proszę wysłać to teraz."),
    "other address": (
        "pl",
        "See [IPSEA](https://www.ipsea.org.uk).",
        "Zob. [IPSEA](https://ipsea.pl).",
    ),
    "lost term": ("pl", "Ask SENDIASS today.", "Proszę zapytać dzisiaj."),
    "Latin word in Urdu": ("ur", "Send the appeal now.", "اپیل ابھی send کریں۔"),
    "Arabic yeh for Urdu's": ("ur", "Send the appeal now.", "اپيل ابھی بھیجیں۔"),
    "Arabic kaf for Urdu's": ("ur", "Send the appeal now.", "اپیل ابھی ارسال كریں۔"),
    "direction control": ("ur", "Send the appeal now.", "اپیل ابھی \u202bبھیجیں\u202c۔"),
    "letters not composed": ("pl", "Send it now.", "Proszę wysłac\u0301 to teraz."),
    "space at the edge": ("pl", "Send it now.", "Proszę wysłać to teraz. "),
}
