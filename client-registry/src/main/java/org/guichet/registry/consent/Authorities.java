package org.guichet.registry.consent;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The purposes and legal authorities of the installation. They are public: everyone may read on what ground we act. */
@Component
public class Authorities {
    private final EntityManager entities;
    private final JdbcClient jdbc;

    Authorities(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Authority> all() {
        return entities.createQuery("from Authority order by code", Authority.class)
                .getResultList();
    }

    /** The authorities for a purpose that are in force on a day. */
    @Transactional(readOnly = true)
    public List<Authority> inForce(String purpose, LocalDate day) {
        return all().stream()
                .filter(one -> one.purposes().contains(purpose))
                .filter(one -> !one.validFrom().isAfter(day)
                        && (one.validTo() == null || !one.validTo().isBefore(day)))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Purpose> purposes() {
        return entities.createQuery("from Purpose order by code", Purpose.class).getResultList();
    }

    /** Adds what is not there yet; what is there stays as the installation has it. Idempotent. */
    @Transactional
    public void declare(List<? extends Declared> declarations) {
        for (Declared declared : declarations) {
            switch (declared) {
                case Declared.OfPurpose purpose -> addIfAbsent(Purpose.class, purpose.code(), new Purpose(purpose));
                case Declared.OfAuthority authority ->
                    addIfAbsent(Authority.class, authority.code(), new Authority(authority));
                case Declared.OfNotice notice -> add(notice);
            }
        }
    }

    private <T> void addIfAbsent(Class<T> type, String code, T entity) {
        if (entities.find(type, code) == null) {
            entities.persist(entity);
        }
    }

    private void add(Declared.OfNotice notice) {
        jdbc.sql("""
                insert into registry.consent_notice (purpose, version, data_categories, recipients, text_en, text_fr)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        notice.purpose(),
                        notice.version(),
                        notice.dataCategories().toArray(String[]::new),
                        notice.recipients().toArray(String[]::new),
                        notice.textEn(),
                        notice.textFr())
                .update();
    }
}
