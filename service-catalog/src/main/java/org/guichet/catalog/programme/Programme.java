package org.guichet.catalog.programme;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A body that decides.
 *
 * @param code for example {@code oas}; also the recipient's code in disclosures and the end of its OAuth client's name
 * @param organization the institution it belongs to
 * @param authority code of the legal authority under which it is told of clients
 * @param endpointProperty the configuration property that holds its address; where it is not set, nothing is sent
 * @param jwks its public keys, as a JSON Web Key Set (RFC 7517); what it sends us is verified against them
 */
public record Programme(
        String code,
        String nameEn,
        String nameFr,
        String organization,
        String authority,
        String endpointProperty,
        String jwks) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Programme {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A programme's code is lower-case letters, digits and hyphens");
        }
        if (authority.isBlank()) {
            throw new IllegalArgumentException("A programme names the legal authority under which it is told");
        }
    }

    public String name(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? nameFr : nameEn;
    }

    /**
     * True where the programme has signed exactly these bytes.
     *
     * @param signature detached JWS (RFC 7515 appendix F), ES256
     */
    public boolean hasSigned(byte[] body, String signature) {
        return DetachedSignature.verifies(signature, body, jwks);
    }
}
