from .conftest import *
from .axe import examine
def test_x(visitor):
    import time
    from collections import Counter
    for scheme in ("light","dark"):
      for w in (1280,360):
        v=visitor(width=w,color_scheme=scheme)
        for k,u in KINDS.items():
            t=time.time(); p=v.go(u); t1=time.time(); r=examine(p)
            print(scheme,w,k,round(t1-t,2),round(time.time()-t1,2),r["violations"][:5],len(r["unsure"]))
            for l,n in Counter(x.split('Fix any of the following:')[-1][:200] for x in r["unsure"]).most_common(5): print('   ',n,l)
            for x in r["unsure"][:2]: print("      ",x[:200])
