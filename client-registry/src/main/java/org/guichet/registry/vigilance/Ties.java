package org.guichet.registry.vigilance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.StaffRecords;
import org.guichet.registry.actor.StaffRecords.Member;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.vigilance.Memory.PairKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What clients are to whoever looked at them. Names and postal codes are compared through the door, one batch for all of
 * them, and only where it is known which client the member of staff is; nothing of them is kept but the tie.
 */
@Component
class Ties {
    private static final String PURPOSE = "privacy-review";
    private static final String SURNAME = "familyName";
    private static final String POSTAL_CODE = "address.postalCode";

    private final Disclosures disclosures;
    private final ObjectProvider<StaffRecords> staff;
    private final InterestRows interest;

    Ties(Disclosures disclosures, ObjectProvider<StaffRecords> staff, InterestRows interest) {
        this.disclosures = disclosures;
        this.staff = staff;
        this.interest = interest;
    }

    /** A pair whose ties are not known yet. */
    record Unknown(PairKey key, String office, boolean kin) {}

    Map<PairKey, Set<Tie>> of(Collection<Unknown> pairs) {
        if (pairs.isEmpty()) {
            return Map.of();
        }
        List<Member> members = members(pairs);
        Map<String, UUID> self =
                members.stream().collect(Collectors.toMap(Member::account, Member::client, (one, other) -> one));
        Set<ClientId> compared = new LinkedHashSet<>();
        pairs.forEach(pair -> {
            UUID own = self.get(pair.key().agent());
            if (own != null) {
                compared.addAll(
                        List.of(new ClientId(own), new ClientId(pair.key().client())));
            }
        });
        Map<ClientId, Permit> permits =
                compared.isEmpty() ? Map.of() : disclosures.openAll(compared, PURPOSE, Set.of(SURNAME, POSTAL_CODE));
        Set<UUID> known =
                interest.among(pairs.stream().map(pair -> pair.key().client()).toList());
        Map<PairKey, Set<Tie>> ties = new HashMap<>();
        pairs.forEach(pair -> {
            Set<Tie> found = EnumSet.noneOf(Tie.class);
            if (known.contains(pair.key().client())) {
                found.add(Tie.PUBLIC_INTEREST);
            }
            if (isColleague(pair, members)) {
                found.add(Tie.COLLEAGUE);
            }
            found.addAll(own(pair, self.get(pair.key().agent()), permits));
            ties.put(pair.key(), found);
        });
        return ties;
    }

    private List<Member> members(Collection<Unknown> pairs) {
        StaffRecords records = staff.getIfAvailable();
        return records == null
                ? List.of()
                : records.of(pairs.stream().map(Unknown::office).collect(Collectors.toSet()));
    }

    private static boolean isColleague(Unknown pair, List<Member> members) {
        return members.stream()
                .anyMatch(one -> one.client().equals(pair.key().client())
                        && one.office().equals(pair.office())
                        && !one.account().equals(pair.key().agent()));
    }

    private static Set<Tie> own(
            Unknown pair, @org.jspecify.annotations.Nullable UUID self, Map<ClientId, Permit> permits) {
        Set<Tie> found = EnumSet.noneOf(Tie.class);
        if (self == null) {
            if (pair.kin()) {
                found.add(Tie.HOUSEHOLD);
            }
            return found;
        }
        Permit me = permits.get(new ClientId(self));
        Permit her = permits.get(new ClientId(pair.key().client()));
        if (self.equals(pair.key().client())
                || me != null && her != null && me.client().equals(her.client())) {
            found.add(Tie.SELF);
        } else if (pair.kin()) {
            found.add(Tie.HOUSEHOLD);
        }
        if (me != null && her != null && !found.contains(Tie.SELF)) {
            if (alike(me, her, SURNAME)) {
                found.add(Tie.SURNAME);
            }
            if (alike(me, her, POSTAL_CODE)) {
                found.add(Tie.ADDRESS);
            }
        }
        return found;
    }

    private static boolean alike(Permit one, Permit other, String attribute) {
        List<String> values = new ArrayList<>();
        for (Permit permit : List.of(one, other)) {
            permit.fact(attribute).map(Fact::value).map(Ties::plain).ifPresent(values::add);
        }
        return values.size() == 2 && values.get(0).equals(values.get(1));
    }

    private static String plain(Object value) {
        return value.toString().replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
