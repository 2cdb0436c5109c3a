"""The headers that every page is served with: a strict policy, always on, so that nothing breaks it."""

CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",  # what is not named below is refused
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # icons in stylesheets are data: images
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",  # nothing that is typed is ever sent
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",  # text can never become markup or script
    "trusted-types": "handbook",  # one, made once a page: it passes the service worker's address and nothing else
}
REFUSED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
)
HEADER_ONLY = ("frame-ancestors",)  # browsers heed these in a header alone
SERVER_ONLY = ("connect-src", "worker-src", "manifest-src")  # of no use where nothing can be fetched
FIXED = "fixed/"  # the folder of assets whose address names what they hold; nothing else may be kept unasked
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"  # kept, but never shown before the host was asked whether it is still the newest
# For this host's name alone, and only where the site is sent by TLS: what else its domain does is not ours to say.
TRANSPORT = {"Strict-Transport-Security": "max-age=31536000"}


def headers() -> dict[str, str]:
    """Name and value of each header, the same for every file of the site."""
    return {
        "Content-Security-Policy": _written(CONTENT_SECURITY_POLICY),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def in_pages() -> dict[str, str]:
    """What a page can say itself, for a host that sends no headers: its content policy and its referrer policy."""
    heeded = {name: value for name, value in CONTENT_SECURITY_POLICY.items() if name not in HEADER_ONLY}
    return {"content": _written(heeded), "referrer": headers()["Referrer-Policy"]}


def in_copy() -> str:
    """The content policy of each page of the copy that opens by a double-click: as strict, and it fetches nothing.

    By 'self' Chromium means the files of a disk as well; Firefox wants file: for that. Its one Trusted Types policy
    names scripts of the copy, and nothing else.
    """
    own = {name: value for name, value in CONTENT_SECURITY_POLICY.items() if name not in HEADER_ONLY + SERVER_ONLY}
    with_files = {name: value.replace("'self'", "'self' file:") for name, value in own.items()}
    return _written(with_files | {"trusted-types": "handbook-folder"})


def caching(status: int, address: str) -> str:
    """How an answer may be kept, by its status and its address from the site's root.

    >>> caching(200, "fixed/1a2b/main.js"), caching(404, "fixed/1a2b/main.js"), caching(200, "law/")
    ('public, max-age=31536000, immutable', 'no-cache', 'no-cache')
    """
    return FOR_GOOD if status in (200, 206, 304) and address.startswith(FIXED) else ASK_EACH_TIME


def _written(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
