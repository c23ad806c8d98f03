package org.guichet.registry.client;

import java.math.BigDecimal;

/** Reads what somebody typed as a value of the dictionary's types. What cannot be read stays as typed. */
public final class Typed {
    private Typed() {}

    public static Object value(Attribute attribute, String text) {
        return switch (attribute.type()) {
            case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : text;
            case NUMBER, MONEY -> number(text);
            case TEXT, DATE, CODE, LIST -> text;
        };
    }

    /** Both "8,400.50" and "8 400,50 $": the last comma followed by one or two digits is a decimal sign. */
    private static Object number(String text) {
        String plain = text.replaceAll("[\\s\\h$]", "")
                .replaceFirst(",(\\d{1,2})$", ".$1")
                .replace(",", "");
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }
}
