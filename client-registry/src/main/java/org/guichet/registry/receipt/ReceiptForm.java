package org.guichet.registry.receipt;

/** The forms a receipt is handed over in. */
public enum ReceiptForm {
    /** ISO/IEC TS 27560 with terms of the Data Privacy Vocabulary. */
    JSON_LD("application/ld+json", "jsonld"),
    /** The same, signed: a compact JWS. */
    JOSE("application/jose", "jws"),
    /** Consent Receipt v1.1 of the Kantara Initiative. */
    KANTARA("application/json", "kantara.json"),
    /** To read and to print. */
    PAGE("text/html", "html");

    private final String mediaType;
    private final String ending;

    ReceiptForm(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What the name of a file in this form ends with, after a dot. */
    public String ending() {
        return ending;
    }
}
