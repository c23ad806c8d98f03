package org.guichet.catalog.eligibility;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The parameters held. */
interface RuleParameters extends JpaRepository<RuleParameter, UUID> {}
