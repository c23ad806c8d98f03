package org.guichet.catalog.eligibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/** A parameter as it is held; every change of it is kept with who made it. */
@Entity
@Audited
@Table(schema = "catalog", name = "rule_parameter")
class RuleParameter {
    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String code;

    @Column(nullable = false)
    private BigDecimal value;

    @Column(nullable = false, updatable = false)
    private LocalDate effectiveFrom;

    private @Nullable LocalDate effectiveTo;

    @Column(nullable = false)
    private String source;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected RuleParameter() {}

    RuleParameter(UUID id, ParameterValue held) {
        this.id = id;
        this.code = held.code();
        this.value = held.value();
        this.effectiveFrom = held.effectiveFrom();
        this.effectiveTo = held.effectiveTo();
        this.source = held.source();
    }

    /** Takes over what is now known of the same parameter in the same period. */
    void correct(ParameterValue held) {
        if (!held().equals(held)) {
            value = held.value();
            effectiveTo = held.effectiveTo();
            source = held.source();
        }
    }

    boolean isFor(ParameterValue other) {
        return code.equals(other.code()) && effectiveFrom.equals(other.effectiveFrom());
    }

    ParameterValue held() {
        return new ParameterValue(code, value.stripTrailingZeros(), effectiveFrom, effectiveTo, source);
    }
}
