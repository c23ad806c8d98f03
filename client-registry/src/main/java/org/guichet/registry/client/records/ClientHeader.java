package org.guichet.registry.client.records;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A client's header: that there is such a client, and where an old id leads. */
@Entity
@Audited
@Table(schema = "registry", name = "client")
class ClientHeader implements Persistable<UUID> {
    /** What a header can be. Sealed ones do not exist for those without the grant. */
    enum Status {
        ACTIVE,
        MERGED,
        SEALED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ClientKind kind;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "redirected_to")
    private @Nullable UUID redirectedTo;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected ClientHeader() {}

    ClientHeader(ClientId id, ClientKind kind, Instant openedAt) {
        this.id = id.value();
        this.kind = kind;
        this.status = Status.ACTIVE;
        this.openedAt = openedAt;
    }

    ClientKind kind() {
        return kind;
    }

    Status status() {
        return status;
    }

    void seal() {
        status = Status.SEALED;
    }

    void unseal() {
        status = Status.ACTIVE;
    }

    /** Leads to another client from now on. */
    void redirectTo(ClientId survivor) {
        status = Status.MERGED;
        redirectedTo = survivor.value();
    }

    /** Stands for itself again. */
    void restore() {
        status = Status.ACTIVE;
        redirectedTo = null;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }
}
