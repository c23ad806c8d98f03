package org.guichet.registry.client;

/** The check digit of Canadian numbers of nine digits: the Luhn formula (ISO/IEC 7812-1, annex B). */
final class CheckDigit {
    private CheckDigit() {}

    /** Every second digit counts twice, its own digits summed; the total ends in zero. */
    static boolean fits(String digits) {
        int total = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(index) - '0';
            int counted = index % 2 == 0 ? digit : digit * 2;
            total += counted > 9 ? counted - 9 : counted;
        }
        return total % 10 == 0;
    }
}
