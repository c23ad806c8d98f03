package org.guichet.registry.actor;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever acts: a member of staff or partner, a client, a programme's system, or a scheduled duty. */
public sealed interface Actor {

    /** The kind of actor, as the access log and the revision record it. */
    enum Kind {
        PERSON,
        CLIENT,
        PROGRAMME,
        DUTY
    }

    /** A stable identifier within the kind: account, client id, programme code or duty name. Never a person's name. */
    String id();

    Kind kind();

    /** Where a member of staff works; empty for everybody else. */
    default String office() {
        return "";
    }

    /**
     * A member of staff or of a partner, signed in through an OAuth client that grants the roles.
     *
     * @param self the client she is herself, where her account says so
     */
    record Person(
            String account,
            Set<Role> roles,
            String office,
            @Nullable UUID self) implements Actor {
        public Person {
            roles = Set.copyOf(roles);
        }

        /** Somebody whose account does not say which client she is. */
        public Person(String account, Set<Role> roles, String office) {
            this(account, roles, office, null);
        }

        @Override
        public String id() {
            return account;
        }

        @Override
        public Kind kind() {
            return Kind.PERSON;
        }
    }

    /** A client in self-service. */
    record Client(UUID clientId) implements Actor {
        @Override
        public String id() {
            return clientId.toString();
        }

        @Override
        public Kind kind() {
            return Kind.CLIENT;
        }
    }

    /**
     * A citizen who is signed in and of whom it is not known which client she is. She may say who she is, once.
     *
     * @param account as whoever issues tokens calls it
     */
    record Newcomer(String account) implements Actor {
        @Override
        public String id() {
            return account;
        }

        @Override
        public Kind kind() {
            return Kind.CLIENT;
        }
    }

    /** A programme's back end, signed in with client credentials. */
    record Programme(String code) implements Actor {
        @Override
        public String id() {
            return code;
        }

        @Override
        public Kind kind() {
            return Kind.PROGRAMME;
        }
    }

    /** Scheduled or event-driven work nobody is watching: it has a responsible officer and a legal authority. */
    record Duty(String name, String officer, String authority, boolean cleared) implements Actor {
        /** Sealed clients do not exist for it. */
        public Duty(String name, String officer, String authority) {
            this(name, officer, authority, false);
        }

        /** The same for sealed clients too: what it does for them, or shows, opens to nobody who may not see them. */
        public Duty forSealedToo() {
            return new Duty(name, officer, authority, true);
        }

        @Override
        public String id() {
            return name;
        }

        @Override
        public Kind kind() {
            return Kind.DUTY;
        }
    }
}
