package org.guichet.registry.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionListener;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;
import org.jspecify.annotations.Nullable;

/** Who changed something audited, when and why. With nobody acting there is no revision, and so no change. */
@Entity
@RevisionEntity(Revision.FromErrand.class)
@Table(schema = "registry", name = "revision")
class Revision {
    @Id
    @RevisionNumber
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revision")
    @SequenceGenerator(name = "revision", schema = "registry", sequenceName = "revision_seq")
    private long id;

    @RevisionTimestamp
    private Instant at;

    @Column(name = "actor_kind")
    private String actorKind;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "on_behalf_of")
    private @Nullable UUID onBehalfOf;

    private String purpose;
    private String channel;

    @Column(name = "contact_id")
    private @Nullable UUID contactId;

    @SuppressWarnings("NullAway.Init")
    protected Revision() {}

    private void doneBy(Errand errand) {
        actorKind = errand.actor().kind().name();
        actorId = errand.actor().id();
        onBehalfOf = errand.onBehalfOf();
        purpose = errand.purpose();
        channel = errand.channel();
        contactId = errand.contactId();
    }

    /** Fills the revision from the errand; {@link org.guichet.registry.actor.NobodyActing} where there is none. */
    static final class FromErrand implements RevisionListener {
        @Override
        public void newRevision(Object revision) {
            ((Revision) revision).doneBy(Acting.errand());
        }
    }
}
