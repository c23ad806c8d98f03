package org.guichet.registry.enquiry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By when what a client asks is answered, in days of the calendar counted from the day it is received.
 *
 * @param days thirty in the Privacy Act, R.S.C. 1985, c. P-21, s. 14
 * @param extension by how many more it may be extended, once; thirty at most in s. 15(a)
 */
@ConfigurationProperties("guichet.registry.enquiry")
record EnquiryTerms(
        @DefaultValue("30") int days, @DefaultValue("30") int extension) {
    EnquiryTerms {
        if (days < 1 || days > 365) {
            throw new IllegalArgumentException("guichet.registry.enquiry.days is 1 to 365");
        }
        if (extension < 1 || extension > 365) {
            throw new IllegalArgumentException("guichet.registry.enquiry.extension is 1 to 365");
        }
    }
}
