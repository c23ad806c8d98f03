package org.guichet.registry.client.records;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.secrecy.CannotBeOpened;
import org.jspecify.annotations.Nullable;

/** Clients as their current facts come, row by row, each under the id that was asked for. */
final class FoundClients {
    private final FactRows rows;
    private final boolean asFarAsOpened;
    private final Map<UUID, Found> found = new LinkedHashMap<>();

    /** @param asFarAsOpened whether a value that cannot be opened is left out and named, or fails all */
    FoundClients(FactRows rows, boolean asFarAsOpened) {
        this.rows = rows;
        this.asFarAsOpened = asFarAsOpened;
    }

    private record Found(
            ClientId client,
            Set<ClientId> ids,
            Known.Standing standing,
            List<Known.PartyFact> facts,
            Map<UUID, String> unopened,
            ClientKind kind) {
        static Found of(ResultSet row) throws SQLException {
            ClientId client = new ClientId(row.getObject("client", UUID.class));
            return new Found(
                    client,
                    withFormer(client, row.getArray("former")),
                    standingIn(row),
                    new ArrayList<>(),
                    new LinkedHashMap<>(),
                    ClientKind.valueOf(row.getString("kind")));
        }
    }

    void add(ResultSet row) throws SQLException {
        UUID asked = row.getObject("asked", UUID.class);
        Found client = found.get(asked);
        if (client == null) {
            client = Found.of(row);
            found.put(asked, client);
        }
        String party = row.getString("party");
        if (party != null) {
            addFact(client, party, row);
        }
    }

    private void addFact(Found client, String party, ResultSet row) throws SQLException {
        try {
            client.facts().add(new Known.PartyFact(party, rows.fact(row), row.getBoolean("chosen")));
        } catch (CannotBeOpened value) {
            if (!asFarAsOpened) {
                throw value;
            }
            client.unopened().put(row.getObject("fact", UUID.class), row.getString("attribute"));
        }
    }

    /** @param indexed of the facts that cannot be opened, those that have their entry in the blind index */
    List<Known> all(UnaryOperator<Set<UUID>> indexed) {
        Set<UUID> entered = indexed.apply(found.values().stream()
                .flatMap(one -> one.unopened().keySet().stream())
                .collect(Collectors.toSet()));
        return found.values().stream().map(one -> known(one, entered)).toList();
    }

    private static Known known(Found one, Set<UUID> entered) {
        Set<String> unopened = new TreeSet<>(one.unopened().values());
        Set<String> indexed = new TreeSet<>(unopened);
        one.unopened().forEach((fact, attribute) -> {
            if (!entered.contains(fact)) {
                indexed.remove(attribute);
            }
        });
        return new Known(one.client(), one.facts(), one.ids(), one.standing(), unopened, indexed, one.kind());
    }

    private static Known.Standing standingIn(ResultSet row) throws SQLException {
        if (!row.getBoolean("sealed")) {
            return Known.Standing.OPEN;
        }
        return row.getBoolean("seen") ? Known.Standing.SEALED : Known.Standing.HIDDEN;
    }

    private static Set<ClientId> withFormer(ClientId client, @Nullable Array former) throws SQLException {
        Set<ClientId> ids = new LinkedHashSet<>(Set.of(client));
        if (former != null) {
            for (UUID id : (UUID[]) former.getArray()) {
                ids.add(new ClientId(id));
            }
        }
        return ids;
    }
}
