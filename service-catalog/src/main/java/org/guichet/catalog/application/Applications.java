package org.guichet.catalog.application;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The applications. Rows are handed out only to use cases that hold a permit, or are about to ask for one. */
interface Applications extends Repository<Application, UUID> {
    Application save(Application application);

    void flush();

    Optional<Application> findById(UUID id);

    /** For a change: nobody else changes it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Application a where a.id = :id")
    Optional<Application> findLocked(UUID id);

    /** The newest, where the client had one under each of two ids. */
    Optional<Application> findFirstByClientIdInAndServiceCodeAndStateOrderByIdDesc(
            Collection<UUID> clientIds, String serviceCode, ApplicationState state);
}
