package org.guichet.registry.receipt;

/**
 * A receipt as somebody gets it.
 *
 * @param body in the form that was asked for; of a page, which is not made here, the receipt as it was issued
 */
public record HandedReceipt(Receipt receipt, ReceiptText text, String body) {}
