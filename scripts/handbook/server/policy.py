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


def headers() -> dict[str, str]:
    """Name and value of each header, the same for every file of the site."""
    policy = "; ".join(f"{name} {value}" for name, value in CONTENT_SECURITY_POLICY.items())
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
