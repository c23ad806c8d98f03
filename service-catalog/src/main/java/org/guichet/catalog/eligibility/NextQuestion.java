package org.guichet.catalog.eligibility;

import java.math.BigDecimal;
import org.guichet.catalog.publicservice.Bilingual;

/**
 * The missing fact that settles most.
 *
 * @param settles number of services that wait for it
 * @param valueAtStake the most those services can pay together, in dollars a month, at the rates last held
 */
public record NextQuestion(String attribute, Bilingual text, int settles, BigDecimal valueAtStake) {}
