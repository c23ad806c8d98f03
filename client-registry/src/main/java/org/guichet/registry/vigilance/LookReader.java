package org.guichet.registry.vigilance;

import java.util.List;
import java.util.Set;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.LogReading.Read;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/** Makes a look of an entry of the log. */
final class LookReader {
    /** Work the platform gives, which needs no contact. */
    private static final Set<String> GIVEN = Set.of(
            "privacy-review",
            "record-protection",
            "duplicate-review",
            "correction-review",
            "emergency-review",
            "identity-verification");

    private LookReader() {}

    /** Null where it is no look at or for anybody: a search that was refused, a refusal about nobody. */
    static @Nullable Look look(Read read) {
        LoggedEntry entry = read.entry();
        boolean search = entry.kind() == AccessEntry.Kind.SEARCH;
        if (!search && read.about().isEmpty()) {
            return null;
        }
        return new Look(
                entry.id(),
                entry.at(),
                way(entry),
                entry.actorId(),
                entry.actorOffice(),
                search ? List.of() : read.about().stream().map(ClientId::value).toList(),
                entry.contactId(),
                footing(entry),
                search && entry.attributes().stream().noneMatch(LookReader::isNumber));
    }

    /** Whether the door refused it as one of her own. */
    static boolean ofKin(Read read) {
        return "own-family".equals(read.entry().reason());
    }

    private static Look.Way way(LoggedEntry entry) {
        return switch (entry.kind()) {
            case SEARCH -> Look.Way.SEARCHED;
            case CHANGE -> Look.Way.CHANGED;
            default -> Look.Way.OPENED;
        };
    }

    private static @Nullable Footing footing(LoggedEntry entry) {
        if (entry.kind() == AccessEntry.Kind.REFUSAL) {
            return Footing.REFUSED;
        }
        if ("staff-in-emergency".equals(entry.relation())) {
            return Footing.EMERGENCY;
        }
        return entry.contactId() == null && GIVEN.contains(entry.purpose()) ? Footing.CALLER : null;
    }

    private static boolean isNumber(String criterion) {
        return criterion.startsWith("identifier.") || criterion.startsWith("phone");
    }
}
