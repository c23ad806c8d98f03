package org.guichet.registry.vigilance;

/** What a client is to whoever looked at her. */
enum Tie {
    SELF(Rule.OWN_RECORD),
    HOUSEHOLD(Rule.SAME_HOUSEHOLD),
    ADDRESS(Rule.SAME_ADDRESS),
    SURNAME(Rule.SAME_SURNAME),
    COLLEAGUE(Rule.COLLEAGUE),
    PUBLIC_INTEREST(Rule.PUBLIC_INTEREST);

    private final Rule rule;

    Tie(Rule rule) {
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }
}
