package org.guichet.registry.disclosure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenEmergencies;

/**
 * One cell of the matrix, in words: what is so of whoever asks, of whom she asks, and of the ground.
 *
 * @param so one value of each dimension, by its type
 * @param attribute which of the attributes that would do is asked for
 */
record MatrixCase(Who who, String line, String purpose, Map<Class<?>, Enum<?>> so, int attribute) {
    MatrixCase {
        so = Map.copyOf(so);
    }

    enum Who {
        STAFF,
        PARTNER,
        CLIENT,
        REPRESENTATIVE,
        MANDATE_HOLDER,
        NEWCOMER,
        PROGRAMME,
        DUTY
    }

    enum Contact {
        OWN_UNBOUND,
        OWN_WITH_HER,
        OWN_WITH_HER_FORMER_ID,
        OWN_WITH_ANOTHER,
        OF_ANOTHER_ACCOUNT,
        CLOSED,
        NOT_NAMED
    }

    /** How the caller was identified. */
    enum Caller {
        NONE,
        LOW,
        SUBSTANTIAL,
        HIGH
    }

    /** Where the contact was opened from; what is keyed has a channel of its own. */
    enum Opened {
        HERE,
        HERE_AND_KEYED,
        ELSEWHERE,
        ELSEWHERE_AND_KEYED_AS_HERE
    }

    /** In which whoever asks acts. */
    enum Channel {
        IN_PERSON,
        PHONE,
        BACK_OFFICE
    }

    /** Who named the purpose. */
    enum PurposeBy {
        WHOEVER_ASKS,
        THE_ROOM
    }

    enum Recipient {
        NOT_NAMED,
        A_PROGRAMME
    }

    enum Subject {
        OPEN,
        SEALED_AND_SEEN,
        HIDDEN,
        ABSENT
    }

    enum Named {
        BY_ID,
        BY_ROW
    }

    enum Standing {
        UNRELATED,
        SELF,
        SELF_DIED,
        STRANGER,
        FAMILY,
        BEHALF,
        BEHALF_ELSEWHERE,
        BEHALF_SEEING,
        BEHALF_OTHER_SERVICE,
        ENDED,
        NOT_IN_FORCE,
        OF_AGE,
        DIED,
        DEATH_UNPROVEN,
        BY_THE_DEAD
    }

    enum Header {
        NONE,
        ON_BEHALF
    }

    enum Doing {
        READING,
        CHANGING,
        DECIDING_ELSEWHERE
    }

    enum Purpose {
        LIVE,
        ENDED
    }

    enum Ground {
        STATUTE,
        STATUTE_OTHER_CATEGORY,
        CONSENT,
        ASKED,
        WITHDRAWN,
        OTHER_CATEGORY,
        NONE
    }

    enum Held {
        OWN,
        BY_A_PARTY,
        NOTHING
    }

    enum Third {
        NOBODY,
        CONSENTED,
        SILENT,
        /** Silent too; but it is the client who told it. */
        TOLD_BY_HER,
        WHOEVER_ASKS
    }

    enum Rate {
        SANE,
        TOO_MANY
    }

    enum Asked {
        ONE,
        ONE_AND_UNGRANTED,
        UNGRANTED,
        UNKNOWN,
        OF_ANOTHER_KIND,
        UNGRANTED_NEEDED,
        FOR_MORE_ASSURANCE,
        NOTHING
    }

    /** Whether what is withheld in part will do. */
    enum Extent {
        IN_PART,
        WHOLE
    }

    enum Emergency {
        DECLARED,
        NOT_DECLARED
    }

    boolean inEmergency() {
        return purpose.equals(OpenEmergencies.PURPOSE);
    }

    /** Nothing is wrong with it: whoever has the line asks, for its purpose, as it wants to be asked. */
    static MatrixCase fine(String line, String purpose, PurposeBy by) {
        Who who = who(line);
        Standing standing = switch (who) {
            case CLIENT -> Standing.SELF;
            case PARTNER, REPRESENTATIVE, MANDATE_HOLDER -> Standing.BEHALF;
            case NEWCOMER -> Standing.STRANGER;
            case STAFF, PROGRAMME, DUTY -> Standing.UNRELATED;
        };
        MatrixCase fine = new MatrixCase(who, line, purpose, Map.of(), 0);
        for (Enum<?> value : List.of(
                Assurance.HIGH,
                by,
                Channel.IN_PERSON,
                Contact.OWN_UNBOUND,
                Opened.HERE,
                Caller.HIGH,
                Recipient.NOT_NAMED,
                Subject.OPEN,
                Named.BY_ID,
                standing,
                Header.NONE,
                Doing.READING,
                Purpose.LIVE,
                Ground.STATUTE,
                Held.OWN,
                Third.NOBODY,
                Rate.SANE,
                Asked.ONE,
                Extent.IN_PART,
                Emergency.DECLARED)) {
            fine = fine.with(value);
        }
        return fine;
    }

    MatrixCase with(Enum<?> value) {
        Map<Class<?>, Enum<?>> other = new HashMap<>(so);
        other.put(value.getDeclaringClass(), value);
        return new MatrixCase(who, line, purpose, other, attribute);
    }

    private MatrixCase withAttribute(int other) {
        return new MatrixCase(who, line, purpose, so, other);
    }

    /** The same with one thing other than it was, and with any two things so. */
    List<MatrixCase> around() {
        List<Set<? extends Enum<?>>> dimensions = dimensions();
        List<MatrixCase> all = new ArrayList<>(List.of(this));
        for (int first = 0; first < dimensions.size(); first++) {
            for (MatrixCase one : varied(dimensions.get(first))) {
                all.add(one.withAttribute(all.size()));
                for (int second = first + 1; second < dimensions.size(); second++) {
                    for (MatrixCase two : one.varied(dimensions.get(second))) {
                        all.add(two.withAttribute(all.size()));
                    }
                }
            }
        }
        return all;
    }

    /** The same with one thing other than it was. */
    List<MatrixCase> nextTo() {
        List<MatrixCase> all = new ArrayList<>(List.of(this));
        dimensions().forEach(values -> all.addAll(varied(values)));
        return all;
    }

    private List<MatrixCase> varied(Set<? extends Enum<?>> values) {
        return values.stream()
                .filter(value -> !so.containsValue(value))
                .map(this::with)
                .toList();
    }

    private List<Set<? extends Enum<?>>> dimensions() {
        List<Set<? extends Enum<?>>> all = new ArrayList<>(List.of(
                EnumSet.allOf(Assurance.class),
                EnumSet.allOf(Subject.class),
                EnumSet.allOf(Named.class),
                standings(),
                EnumSet.allOf(Doing.class),
                EnumSet.allOf(Purpose.class),
                EnumSet.allOf(Ground.class),
                EnumSet.allOf(Held.class),
                EnumSet.allOf(Third.class),
                EnumSet.allOf(Rate.class),
                EnumSet.allOf(Asked.class),
                EnumSet.allOf(Extent.class),
                EnumSet.allOf(Recipient.class),
                EnumSet.allOf(PurposeBy.class)));
        if (who == Who.STAFF || who == Who.PARTNER) {
            all.add(EnumSet.allOf(Contact.class));
            all.add(EnumSet.allOf(Caller.class));
            all.add(EnumSet.allOf(Channel.class));
            all.add(EnumSet.allOf(Opened.class));
        }
        if (who == Who.STAFF || who == Who.DUTY || who == Who.PROGRAMME) {
            all.add(EnumSet.allOf(Header.class));
        }
        if (inEmergency()) {
            all.add(EnumSet.allOf(Emergency.class));
        }
        return all;
    }

    private Set<Standing> standings() {
        return switch (who) {
            case STAFF -> EnumSet.of(Standing.UNRELATED, Standing.FAMILY);
            case PARTNER -> EnumSet.complementOf(EnumSet.of(Standing.UNRELATED, Standing.SELF, Standing.SELF_DIED));
            case CLIENT -> EnumSet.of(Standing.SELF, Standing.SELF_DIED, Standing.STRANGER);
            case REPRESENTATIVE, MANDATE_HOLDER ->
                EnumSet.complementOf(
                        EnumSet.of(Standing.UNRELATED, Standing.SELF, Standing.SELF_DIED, Standing.FAMILY));
            case NEWCOMER -> EnumSet.of(Standing.STRANGER);
            case PROGRAMME, DUTY -> EnumSet.of(Standing.UNRELATED);
        };
    }

    private static Who who(String line) {
        if (line.startsWith("duty:")) {
            return Who.DUTY;
        }
        if (line.startsWith("programme:")) {
            return Who.PROGRAMME;
        }
        return switch (line) {
            case "PARTNER", "CLIENT", "REPRESENTATIVE", "MANDATE_HOLDER", "NEWCOMER" -> Who.valueOf(line);
            default -> Who.STAFF;
        };
    }

    Assurance actor() {
        return so(Assurance.class);
    }

    Assurance caller() {
        return Assurance.valueOf(so(Caller.class).name());
    }

    Contact contact() {
        return so(Contact.class);
    }

    Subject subject() {
        return so(Subject.class);
    }

    Named named() {
        return so(Named.class);
    }

    Standing standing() {
        return so(Standing.class);
    }

    Header header() {
        return so(Header.class);
    }

    Doing doing() {
        return so(Doing.class);
    }

    Ground ground() {
        return so(Ground.class);
    }

    Held held() {
        return so(Held.class);
    }

    Third third() {
        return so(Third.class);
    }

    Rate rate() {
        return so(Rate.class);
    }

    Asked asked() {
        return so(Asked.class);
    }

    Extent extent() {
        return so(Extent.class);
    }

    Emergency emergency() {
        return so(Emergency.class);
    }

    PurposeBy purposeBy() {
        return so(PurposeBy.class);
    }

    Channel channel() {
        return so(Channel.class);
    }

    Opened opened() {
        return so(Opened.class);
    }

    Recipient recipient() {
        return so(Recipient.class);
    }

    Purpose live() {
        return so(Purpose.class);
    }

    private <E extends Enum<E>> E so(Class<E> dimension) {
        return dimension.cast(Objects.requireNonNull(so.get(dimension)));
    }
}
