"""Computes the OWL 2 RL closure of N-Triples on standard input and prints the inconsistencies found.

Exit code 0: consistent. 1: inconsistent, one line for each finding. 2: the library is not there.
"""

import sys

try:
    import owlrl
    import rdflib
except ImportError as error:
    print(error)
    sys.exit(2)

# A dateTime needs a time zone to be compared, and gYear values are no Python dates: keep literals as they are written.
rdflib.NORMALIZE_LITERALS = False
graph = rdflib.Graph()
graph.parse(sys.stdin.buffer, format="nt")
before = len(graph)
owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=False, axiomatic_triples=False, datatype_axioms=False).expand(graph)

ERROR = rdflib.Namespace("http://www.daml.org/2002/03/agents/agent-ont#").error
found = sorted(str(message) for message in graph.objects(None, ERROR))
for message in found:
    print(message)
print(f"{before} triples, {len(graph)} after closure", file=sys.stderr)
sys.exit(1 if found else 0)
