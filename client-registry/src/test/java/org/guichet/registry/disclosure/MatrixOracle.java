package org.guichet.registry.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.disclosure.MatrixCase.Contact;
import org.guichet.registry.disclosure.MatrixCase.Doing;
import org.guichet.registry.disclosure.MatrixCase.Extent;
import org.guichet.registry.disclosure.MatrixCase.Header;
import org.guichet.registry.disclosure.MatrixCase.Named;
import org.guichet.registry.disclosure.MatrixCase.Opened;
import org.guichet.registry.disclosure.MatrixCase.Purpose;
import org.guichet.registry.disclosure.MatrixCase.PurposeBy;
import org.guichet.registry.disclosure.MatrixCase.Rate;
import org.guichet.registry.disclosure.MatrixCase.Standing;
import org.guichet.registry.disclosure.MatrixCase.Subject;
import org.guichet.registry.disclosure.MatrixCase.Who;
import org.jspecify.annotations.Nullable;

/**
 * What a decision must be, from two tables: the first row that fits counts. It knows the policy as it is written in the
 * file and nothing of the code that decides.
 */
final class MatrixOracle {
    private static final Table CALL = new Table("""
            named subject granted actor emergency  contact caller standing       header extends live | answer
            row   unseen  -       -     -          -       -      -              -      -       -    | NOT_FOUND
            -     -       no      -     -          -       -      -              -      -       -    | NOT_GRANTED
            -     -       -       low   -          -       -      -              -      -       -    | ASSURANCE_TOO_LOW
            -     -       -       -     undeclared -       -      -              -      -       -    | EMERGENCY_NOT_DECLARED
            -     -       -       -     -          wrong   -      -              -      -       -    | CONTACT_REQUIRED
            -     -       -       -     -          -       low    -              -      -       -    | CALLER_NOT_IDENTIFIED
            -     unseen  -       -     -          -       -      -              -      -       -    | NOT_FOUND
            -     -       -       -     -          -       -      stranger       -      -       -    | NOT_FOUND
            -     -       -       -     -          -       -      self-died      -      -       -    | ACCOUNT_OF_DECEASED
            -     -       -       -     -          -       -      by-the-dead    -      -       -    | ACCOUNT_OF_DECEASED
            -     -       -       -     -          -       -      -              staff  -       -    | REPRESENTATION_NOT_RECORDED
            -     -       -       -     -          -       -      ended          -      -       -    | REPRESENTATION_ENDED
            -     -       -       -     -          -       -      not-in-force   -      -       -    | REPRESENTATION_NOT_IN_FORCE
            -     -       -       -     -          -       -      of-age         -      -       -    | REPRESENTED_OF_AGE
            -     -       -       -     -          -       -      died           -      -       -    | REPRESENTED_DIED
            -     -       -       -     -          -       -      death-unproven -      -       -    | REPRESENTED_DEATH_UNPROVEN
            -     -       -       -     -          -       -      -              -      no      -    | REPRESENTATION_OUT_OF_SCOPE
            -     -       -       -     -          -       -      family         -      -       -    | OWN_FAMILY
            -     -       -       -     -          -       -      -              -      -       no   | PURPOSE_NOT_LIVE
            -     -       -       -     -          -       -      -              -      -       -    | ATTRIBUTES
            """);

    private static final Table ATTRIBUTE = new Table("""
            known kind   category scope held   ground    other     to     | basis     fact withheld
            no    -      -        -     -      -         -         -      | -         no   NOT_FOR_THIS_ROLE
            -     other  -        -     -      -         -         -      | -         no   NOT_OF_THIS_KIND
            -     -      never    -     -      -         -         -      | -         no   NOT_FOR_THIS_ROLE
            -     -      more     -     -      -         -         -      | -         no   ASSURANCE_TOO_LOW
            -     -      -        out   -      -         -         -      | -         no   REPRESENTATION_OUT_OF_SCOPE
            -     -      -        -     nobody statute   -         -      | AUTHORITY no   -
            -     -      -        -     nobody consent   -         -      | CONSENT   no   -
            -     -      -        -     own    statute   silent    client | AUTHORITY no   THIRD_PARTY
            -     -      -        -     own    statute   consented client | AUTHORITY no   THIRD_PARTY
            -     -      -        -     own    statute   -         -      | AUTHORITY yes  -
            -     -      -        -     own    consent   silent    -      | CONSENT   no   THIRD_PARTY
            -     -      -        -     own    consent   told      other  | CONSENT   no   THIRD_PARTY
            -     -      -        -     own    consent   -         -      | CONSENT   yes  -
            -     -      -        -     party  statute   silent    client | AUTHORITY no   THIRD_PARTY
            -     -      -        -     party  statute   consented client | AUTHORITY no   THIRD_PARTY
            -     -      -        -     party  statute   -         -      | AUTHORITY yes  -
            -     -      -        -     party  consent   silent    -      | AUTHORITY no   THIRD_PARTY
            -     -      -        -     party  consent   -         -      | CONSENT   yes  -
            -     -      -        -     party  asked     -         -      | AUTHORITY no   CONSENT_NEEDED
            -     -      -        -     party  withdrawn -         -      | AUTHORITY no   CONSENT_WITHDRAWN
            -     -      -        -     party  none      -         -      | AUTHORITY no   NO_BASIS
            -     -      -        -     -      asked     -         -      | -         no   CONSENT_NEEDED
            -     -      -        -     -      withdrawn -         -      | -         no   CONSENT_WITHDRAWN
            -     -      -        -     -      none      -         -      | -         no   NO_BASIS
            """);

    private static final Table NOTHING = new Table("""
            missed                       | answer
            NO_BASIS                     | NO_BASIS
            CONSENT_NEEDED               | CONSENT_NEEDED
            CONSENT_WITHDRAWN            | CONSENT_WITHDRAWN
            NOT_FOR_THIS_ROLE            | NOT_FOR_THIS_ROLE
            ASSURANCE_TOO_LOW            | MORE_ASSURANCE_NEEDED
            NOT_OF_THIS_KIND             | NOT_OF_THIS_KIND
            REPRESENTATION_OUT_OF_SCOPE  | REPRESENTATION_OUT_OF_SCOPE
            THIRD_PARTY                  | THIRD_PARTY
            -                            | NOTHING_PERMITTED
            """);

    private static final Table AFTERWARDS = new Table("""
            rate | answer
            no   | TOO_MANY_READS
            -    | ATTRIBUTES
            """);

    private static final Table TO = new Table("""
            recipient   who            | entry
            A_PROGRAMME -              | SHARE:oas
            -           CLIENT         | READ:client
            -           REPRESENTATIVE | READ:client
            -           MANDATE_HOLDER | READ:client
            -           PARTNER        | READ:client
            -           -              | READ:guichet
            """);

    private final List<Line> policy;

    MatrixOracle(List<Line> policy) {
        this.policy = List.copyOf(policy);
    }

    /** A line of the file of grants. */
    record Line(
            String who,
            Set<String> purposes,
            Set<String> categories,
            Assurance actor,
            Assurance caller,
            @Nullable Boolean ofRooms) {}

    /** What is asked for, as the dictionary has it. */
    record Wanted(String code, boolean known, boolean ofThisKind, String category) {}

    /**
     * The answer in one line: a reason, or what is handed over and what not.
     *
     * @param scope categories within the representation; null where nobody is represented
     */
    String answer(MatrixCase one, List<Wanted> asked, Set<String> needed, Set<String> scope) {
        List<Line> lines = lines(one);
        String answer = CALL.first(call(one, lines)).get("answer");
        if (!answer.equals("ATTRIBUTES")) {
            return answer;
        }
        Map<String, Row> rows = new TreeMap<>();
        asked.forEach(wanted -> rows.put(wanted.code(), ATTRIBUTE.first(attribute(one, lines, wanted, scope))));
        boolean whole = one.extent() == Extent.WHOLE;
        Set<String> covered = rows.entrySet().stream()
                .filter(row -> !row.getValue().get("basis").equals("-"))
                .filter(row -> !whole || row.getValue().get("withheld").equals("-"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (covered.isEmpty() || !covered.containsAll(needed)) {
            Set<String> missed = new TreeSet<>();
            rows.forEach((code, row) -> {
                if (!covered.contains(code) && (needed.isEmpty() || needed.contains(code))) {
                    missed.add(row.get("withheld"));
                }
            });
            return NOTHING.first(Map.of("missed", String.join("+", missed))).get("answer");
        }
        String last = AFTERWARDS.first(Map.of("rate", rate(one))).get("answer");
        if (!last.equals("ATTRIBUTES")) {
            return last;
        }
        String to = TO.first(Map.of(
                        "recipient", one.recipient().name(), "who", one.who().name()))
                .get("entry");
        return rows.entrySet().stream()
                .map(row -> row.getKey() + " "
                        + (covered.contains(row.getKey()) ? row.getValue().get("basis") : "-") + " "
                        + row.getValue().get("fact") + " " + row.getValue().get("withheld"))
                .collect(Collectors.joining("; ", to + " ", ""));
    }

    private Map<String, String> call(MatrixCase one, List<Line> lines) {
        boolean seen = seen(one);
        Map<String, String> of = new LinkedHashMap<>();
        of.put("named", one.named() == Named.BY_ROW ? "row" : "id");
        of.put("subject", seen ? "seen" : "unseen");
        of.put("granted", lines.isEmpty() ? "no" : "yes");
        of.put("actor", one.actor().reaches(least(lines, Line::actor)) ? "enough" : "low");
        boolean declared = one.emergency() == MatrixCase.Emergency.DECLARED && one.doing() == Doing.READING;
        of.put("emergency", !one.inEmergency() ? "none" : declared ? "declared" : "undeclared");
        of.put("contact", contact(one));
        of.put("caller", !staff(one) || caller(one).reaches(least(lines, Line::caller)) ? "enough" : "low");
        of.put("standing", standing(one, seen));
        of.put("header", one.header() == Header.ON_BEHALF ? "staff" : "none");
        of.put("extends", extending(one, seen) ? "yes" : "no");
        of.put("live", one.live() == Purpose.LIVE ? "yes" : "no");
        return of;
    }

    private static String rate(MatrixCase one) {
        boolean limited = one.who() != Who.DUTY;
        return limited && one.rate() == Rate.TOO_MANY ? "no" : "yes";
    }

    private Map<String, String> attribute(MatrixCase one, List<Line> lines, Wanted wanted, Set<String> scope) {
        Map<String, String> of = new LinkedHashMap<>();
        of.put("known", wanted.known() ? "yes" : "no");
        of.put("kind", wanted.ofThisKind() ? "this" : "other");
        boolean allowed = lines.stream()
                .filter(line -> one.actor().reaches(line.actor()))
                .filter(line -> !staff(one) || caller(one).reaches(line.caller()))
                .anyMatch(line -> line.categories().contains(wanted.category()));
        boolean ever = lines.stream().anyMatch(line -> line.categories().contains(wanted.category()));
        of.put("category", allowed ? "allowed" : ever ? "more" : "never");
        boolean represented = standing(one, true).startsWith("behalf");
        of.put("scope", represented && !scope.contains(wanted.category()) ? "out" : "in");
        of.put(
                "held",
                switch (one.held()) {
                    case OWN -> "own";
                    case BY_A_PARTY -> "party";
                    case NOTHING -> "nobody";
                });
        of.put(
                "ground",
                switch (one.ground()) {
                    case STATUTE -> "statute";
                    case CONSENT -> "consent";
                    case ASKED, OTHER_CATEGORY -> "asked";
                    case WITHDRAWN -> "withdrawn";
                    case NONE, STATUTE_OTHER_CATEGORY -> "none";
                });
        boolean herself = one.who() == Who.CLIENT || one.who() == Who.REPRESENTATIVE || one.who() == Who.MANDATE_HOLDER;
        of.put(
                "other",
                switch (one.third()) {
                    case NOBODY -> "nobody";
                    case CONSENTED -> "consented";
                    case SILENT -> "silent";
                    // What a party tells is not told by her.
                    case TOLD_BY_HER -> one.held() == MatrixCase.Held.OWN ? "told" : "silent";
                    case WHOEVER_ASKS -> herself ? "herself" : "silent";
                });
        boolean toHer = one.recipient() == MatrixCase.Recipient.NOT_NAMED && (herself || one.who() == Who.PARTNER);
        of.put("to", toHer ? "client" : "other");
        return of;
    }

    private List<Line> lines(MatrixCase one) {
        String name = one.who() == Who.MANDATE_HOLDER && !seen(one) ? "REPRESENTATIVE" : one.line();
        return policy.stream()
                .filter(line -> line.who().equals(name) && line.purposes().contains(one.purpose()))
                .filter(line -> one.purposeBy() == PurposeBy.THE_ROOM || !Boolean.TRUE.equals(line.ofRooms()))
                .toList();
    }

    private static Assurance least(List<Line> lines, Function<Line, Assurance> of) {
        return lines.stream().map(of).min(Comparator.naturalOrder()).orElse(Assurance.HIGH);
    }

    private static boolean staff(MatrixCase one) {
        return one.who() == Who.STAFF || one.who() == Who.PARTNER;
    }

    private static boolean seen(MatrixCase one) {
        return one.subject() == Subject.OPEN || one.subject() == Subject.SEALED_AND_SEEN;
    }

    private static Assurance caller(MatrixCase one) {
        return one.contact() == Contact.CLOSED || one.contact() == Contact.NOT_NAMED ? Assurance.NONE : one.caller();
    }

    private static String contact(MatrixCase one) {
        if (!staff(one)) {
            return "none";
        }
        boolean here = one.opened() == Opened.HERE || one.opened() == Opened.HERE_AND_KEYED;
        if (!here && one.contact() != Contact.NOT_NAMED) {
            return "wrong";
        }
        return switch (one.contact()) {
            case OWN_UNBOUND, OWN_WITH_HER -> "fits";
            case OWN_WITH_HER_FORMER_ID -> seen(one) || one.inEmergency() ? "fits" : "wrong";
            case OWN_WITH_ANOTHER -> one.inEmergency() ? "fits" : "wrong";
            case NOT_NAMED -> one.inEmergency() ? "fits" : "wrong";
            case OF_ANOTHER_ACCOUNT, CLOSED -> "wrong";
        };
    }

    /** Of somebody who is not there, nobody is anything; clients and partners are strangers. */
    private static String standing(MatrixCase one, boolean seen) {
        if (!seen) {
            return one.who() == Who.STAFF || one.who() == Who.DUTY || one.who() == Who.PROGRAMME
                    ? "unrelated"
                    : "stranger";
        }
        return one.standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean extending(MatrixCase one, boolean seen) {
        if (!seen) {
            return true;
        }
        boolean behalf = one.standing().name().startsWith("BEHALF");
        return !behalf
                || (one.standing() != Standing.BEHALF_SEEING || one.doing() == Doing.READING)
                        && one.standing() != Standing.BEHALF_OTHER_SERVICE
                        && one.doing() != Doing.DECIDING_ELSEWHERE;
    }

    /** What a table answers, by the name of the column. */
    private record Row(List<String> columns, List<String> cells) {
        String get(String column) {
            return cells.get(columns.indexOf(column));
        }
    }

    /** Rows of conditions and answers; a dash fits anything. */
    private static final class Table {
        private final List<String> conditions;
        private final List<String> answers;
        private final List<List<String>> rows = new ArrayList<>();

        Table(String text) {
            List<List<String>> lines = text.lines()
                    .map(line -> Arrays.asList(line.replace("|", " ").trim().split("\\s+")))
                    .toList();
            String head = text.lines().findFirst().orElseThrow();
            conditions = words(head.substring(0, head.indexOf('|')));
            answers = words(head.substring(head.indexOf('|') + 1));
            rows.addAll(lines.subList(1, lines.size()));
        }

        private static List<String> words(String text) {
            return Arrays.asList(text.trim().split("\\s+"));
        }

        Row first(Map<String, String> of) {
            List<String> row = rows.stream()
                    .filter(candidate -> fits(candidate, of))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No row fits " + of));
            return new Row(answers, row.subList(conditions.size(), row.size()));
        }

        private boolean fits(List<String> row, Map<String, String> of) {
            for (int at = 0; at < conditions.size(); at++) {
                if (!row.get(at).equals("-") && !row.get(at).equals(of.get(conditions.get(at)))) {
                    return false;
                }
            }
            return true;
        }
    }
}
