package org.guichet.registry.enquiry;

import java.util.List;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** What people may write in an enquiry. */
final class Words {
    private static final int LONGEST_ASKED = 2000;
    private static final int LONGEST_ANSWER = 4000;

    private Words() {}

    /** A client's words without blanks around them; what is wrong with them is added to the rest. */
    static String asked(List<Wrong> wrong, String field, @Nullable String text) {
        return required(wrong, field, text, LONGEST_ASKED);
    }

    /** As {@link #asked}, where the right needs no words. */
    static String asked(List<Wrong> wrong, String field, @Nullable String text, boolean needed) {
        return !needed && (text == null || text.isBlank()) ? "" : asked(wrong, field, text);
    }

    static String extended(List<Wrong> wrong, String field, @Nullable String text) {
        return required(wrong, field, text, LONGEST_ASKED);
    }

    static String answered(List<Wrong> wrong, String field, @Nullable String text) {
        return required(wrong, field, text, LONGEST_ANSWER);
    }

    /** As it is counted and kept: a form sends line breaks as two characters where its page counts one. */
    static String plain(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private static String required(List<Wrong> wrong, String field, @Nullable String text, int longest) {
        String said = plain(text);
        if (said.isEmpty()) {
            wrong.add(Wrong.of(field, "input.required"));
        } else if (said.length() > longest) {
            wrong.add(Wrong.of(field, "input.too-long", String.valueOf(longest)));
        } else if (said.codePoints()
                .anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r' && one != '\t')) {
            wrong.add(Wrong.of(field, "input.text"));
        }
        return said;
    }
}
