package org.guichet.registry.client.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ClientHeaders extends Repository<ClientHeader, UUID> {
    ClientHeader saveAndFlush(ClientHeader header);

    List<ClientHeader> saveAllAndFlush(Iterable<ClientHeader> headers);

    Optional<ClientHeader> findById(UUID id);

    List<ClientHeader> findByRedirectedTo(UUID survivor);

    void flush();
}
