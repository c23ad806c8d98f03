package org.guichet.registry.consent;

/** What is kept in versions here. */
public enum GroundKind {
    AUTHORITY("registry.authority", "valid_from", "valid_to"),
    PURPOSE("registry.purpose", "live_from", "live_to");

    private final String table;
    private final String firstDay;
    private final String lastDay;

    GroundKind(String table, String firstDay, String lastDay) {
        this.table = table;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    static GroundKind of(Declared.Ground said) {
        return switch (said) {
            case Declared.OfAuthority authority -> AUTHORITY;
            case Declared.OfPurpose purpose -> PURPOSE;
        };
    }

    String table() {
        return table;
    }

    String firstDay() {
        return firstDay;
    }

    String lastDay() {
        return lastDay;
    }
}
