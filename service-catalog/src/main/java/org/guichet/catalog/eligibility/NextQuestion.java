package org.guichet.catalog.eligibility;

import java.math.BigDecimal;

/**
 * The missing fact that settles most.
 *
 * @param settles number of services that wait for it
 * @param valueAtStake the most those services can pay together, in dollars a month, at the rates last held
 */
public record NextQuestion(String attribute, RuleDefinition.Text text, int settles, BigDecimal valueAtStake) {}
