"""The configuration of nginx, a web server: the same headers, caching and answers as the development server's."""

from __future__ import annotations

from collections.abc import Mapping

_MARK = "# Written by `python3 scripts/run.py hosting` from scripts/handbook/server/policy.py: change that, not this.\n"
_SERVER = """\
{mark}# One site, for the `http` part of nginx. What to change is said in docs/adapt/publish-nginx.md.

map "$status:$uri" $handbook_caching {{
    "~^(200|206|304):{fixed}" "{for_good}";
    default "{ask}";
}}

map $https $handbook_transport {{
    on "{transport}";
    default "";
}}

server {{
    listen 8080;
    root /srv/handbook;
    index index.html;

    server_tokens off;
    absolute_redirect off;
    client_max_body_size 1k;
    access_log off;
    log_not_found off;

    gzip off;
    gzip_static on;
    gzip_vary on;

    types_hash_max_size 2048;
    default_type application/octet-stream;
    types {{
{types}
    }}

{headers}
    add_header Cache-Control $handbook_caching always;
    add_header {transport_name} $handbook_transport always;

    if ($request_method !~ ^(GET|HEAD)$) {{
        return 405;
    }}

    error_page 404 {base}404.html;
    error_page 403 =404 {base}404.html;
    location = {base}404.html {{
        internal;
    }}

    # Hidden files, the file that other hosts read, and compressed copies by their own names.
    location ~ /\\.(?!well-known/) {{
        return 404;
    }}
    location ~ (/_headers|\\.[a-z]+\\.(br|gz))$ {{
        return 404;
    }}

    # A page that was opened before the site was renewed still gets its scripts: the newest, by their plain names.
    location ~ ^{fixed}[0-9a-f]+/(.+)$ {{
        try_files $uri {base}assets/$1 =404;
    }}
{front}}}
"""
_FRONT = """
    location = / {{
        return 302 {base};
    }}
"""
_MAIN = """\
{mark}# The whole configuration of the container's nginx: as no administrator, writing nowhere but in /tmp.

worker_processes auto;
pid /tmp/nginx.pid;
include /etc/nginx/modules-enabled/*.conf;

events {{
    worker_connections 1024;
}}

http {{
    client_body_temp_path /tmp/body;
    proxy_temp_path /tmp/proxy;
    fastcgi_temp_path /tmp/fastcgi;
    uwsgi_temp_path /tmp/uwsgi;
    scgi_temp_path /tmp/scgi;

    sendfile on;
    tcp_nopush on;
    keepalive_timeout 30s;
    client_header_timeout 10s;
    send_timeout 30s;
    reset_timedout_connection on;

    brotli_static on;
    include /etc/nginx/handbook.conf;
}}
"""


def server_part(
    headers: Mapping[str, str],
    transport: Mapping[str, str],
    caching: Mapping[str, str],
    kinds: Mapping[str, str],
    base: str = "/",
) -> str:
    """The part that serves the site.

    Args:
        headers: name and value of each header that every answer has.
        transport: name and value of the one header that only answers by TLS have.
        caching: `fixed`, the folder that may be kept for good; `for_good` and `ask`, what Cache-Control then says.
        kinds: the content type of each ending, for example {".ics": "text/calendar; charset=utf-8"}.
        base: the path under which the site stands; its folder stands under the root likewise.

    Raises: ValueError when a value would end the quotes that it stands in.
    """
    for value in (*headers.values(), *transport.values(), *caching.values(), *kinds.values(), base):
        if any(sign in value for sign in '"\\$\n'):
            raise ValueError(f"nginx would misread {value!r}")
    [(transport_name, transport_value)] = transport.items()
    return _SERVER.format(
        mark=_MARK,
        headers="\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items()),
        transport_name=transport_name,
        transport=transport_value,
        types="\n".join(f'        "{kind}" {ending.lstrip(".")};' for ending, kind in sorted(kinds.items())),
        fixed=base + caching["fixed"],
        for_good=caching["for_good"],
        ask=caching["ask"],
        base=base,
        front="" if base == "/" else _FRONT.format(base=base),
    )


def main_part() -> str:
    """The rest of a whole configuration, for the container."""
    return _MAIN.format(mark=_MARK)
