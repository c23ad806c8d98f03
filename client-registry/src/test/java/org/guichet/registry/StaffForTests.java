package org.guichet.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.guichet.registry.actor.StaffRecords;
import org.guichet.registry.client.ClientId;
import org.springframework.stereotype.Component;

/** The port to staff, in memory: the storey above is not there in the registry's own tests. */
@Component
public class StaffForTests implements StaffRecords {
    private final List<Member> members = new CopyOnWriteArrayList<>();

    @Override
    public List<Member> of(Collection<String> offices) {
        return members.stream().filter(one -> offices.contains(one.office())).toList();
    }

    /** Somebody on the staff who is that client. */
    public String member(String office, ClientId client) {
        String account = "staff-" + UUID.randomUUID();
        members.add(new Member(account, office, client.value()));
        return account;
    }
}
