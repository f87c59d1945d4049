"""Main verbs that the parser took for participles."""

from headwater.annotate.tree import NO_TOKEN, Tree


def mend_main_verbs(tree: Tree) -> None:
    """Make a participle with a clause of its own the main verb of a sentence that has none.

    "Ann Reed, an envoy who knows them, denied that they had met" is parsed as a name with a participle: the long
    apposition hides the subject. A participle that somebody is told with ("by X") is one, and stays.
    """
    found = [verb for verb, tag in enumerate(tree.tags) if tag == "VBN" and _is_main(tree, verb)]
    for verb in found:
        noun = tree.heads[verb]
        for kid in tree.children[noun]:
            if kid > verb:
                tree.heads[kid] = verb
        tree.heads[noun], tree.deps[noun] = verb, "nsubj"
        tree.heads[verb], tree.deps[verb] = verb, "ROOT"
        tree.tags[verb] = "VBD"
    if found:
        tree.link_up()


def _is_main(tree: Tree, verb: int) -> bool:
    noun = tree.heads[verb]
    hangs_on_the_root = tree.deps[verb] == "acl" and tree.heads[noun] == noun and noun < verb
    return hangs_on_the_root and tree.child(verb, "ccomp") != NO_TOKEN and tree.child(verb, "agent") == NO_TOKEN
