package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.actor.LegalDay;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The purposes and legal authorities of the installation. They are public: everyone may read on what ground we act. */
@Component
public class Authorities {
    private final GroundRows rows;
    private final Notices notices;
    private final LegalDay day;

    Authorities(GroundRows rows, Notices notices, LegalDay day) {
        this.rows = rows;
        this.notices = notices;
        this.day = day;
    }

    /** Of every code the version in force today; where none is, the newest. */
    @Transactional(readOnly = true)
    public List<Authority> all() {
        return presentOf(rows.authorities());
    }

    /** The authorities for a purpose that are in force today. */
    @Transactional(readOnly = true)
    public List<Authority> inForce(String purpose) {
        return all().stream()
                .filter(one -> one.purposes().contains(purpose) && one.inForce(day.today()))
                .toList();
    }

    /** The authority as it is in force today; empty where it is not. */
    @Transactional(readOnly = true)
    public Optional<Authority> inForceToday(String code) {
        return rows.authorities(code).stream()
                .filter(one -> one.inForce(day.today()))
                .findFirst();
    }

    /** Of every code the version live today; where none is, the newest. */
    @Transactional(readOnly = true)
    public List<Purpose> purposes() {
        return presentOf(rows.purposes());
    }

    /** Every version of one code, the newest first; empty for a code nobody has declared. */
    @Transactional(readOnly = true)
    public List<Authority> versions(String code) {
        return rows.authorities(code);
    }

    /** Every version of several codes, the newest of each first; nothing of a code nobody has declared. One statement. */
    @Transactional(readOnly = true)
    public List<Authority> versions(Set<String> codes) {
        return codes.isEmpty() ? List.of() : rows.authorities(codes);
    }

    /** Every version of a purpose, the newest first. */
    @Transactional(readOnly = true)
    public List<Purpose> purposeVersions(String code) {
        return rows.purposes(code);
    }

    /** The day by which it is said what is in force. */
    public LocalDate today() {
        return day.today();
    }

    /** Adds what is not there yet; what is there stays as the installation has it. Idempotent. */
    @Transactional
    public void declare(List<? extends Declared> declarations) {
        for (Declared declared : declarations) {
            switch (declared) {
                case Declared.Ground ground -> rows.addIfAbsent(ground);
                case Declared.OfNotice notice -> notices.declare(notice);
            }
        }
    }

    private <V extends GroundVersion> List<V> presentOf(List<V> versions) {
        LocalDate today = day.today();
        Map<String, V> present = new LinkedHashMap<>();
        for (V version : versions) {
            present.merge(
                    version.code(),
                    version,
                    (newer, older) -> !newer.inForce(today) && older.inForce(today) ? older : newer);
        }
        return new ArrayList<>(present.values());
    }
}
