package org.guichet.registry.disclosure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenEmergencies;

/** One cell of the matrix, in words: what is so of whoever asks, of whom she asks, and of the ground. */
record MatrixCase(
        Who who,
        String line,
        String purpose,
        Assurance actor,
        Contact contact,
        Assurance caller,
        Subject subject,
        Named named,
        Standing standing,
        Header header,
        Doing doing,
        Purpose live,
        Ground ground,
        Held held,
        Third third,
        Rate rate,
        Asked asked,
        Emergency emergency,
        int attribute) {

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

    enum Emergency {
        DECLARED,
        NOT_DECLARED
    }

    boolean inEmergency() {
        return purpose.equals(OpenEmergencies.PURPOSE);
    }

    /** Nothing is wrong with it: whoever has the line asks, for its purpose, as it wants to be asked. */
    static MatrixCase fine(String line, String purpose) {
        Who who = who(line);
        Standing standing = switch (who) {
            case CLIENT -> Standing.SELF;
            case PARTNER, REPRESENTATIVE, MANDATE_HOLDER -> Standing.BEHALF;
            case NEWCOMER -> Standing.STRANGER;
            case STAFF, PROGRAMME, DUTY -> Standing.UNRELATED;
        };
        return new MatrixCase(
                who,
                line,
                purpose,
                Assurance.HIGH,
                Contact.OWN_UNBOUND,
                Assurance.HIGH,
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
                Emergency.DECLARED,
                0);
    }

    /** The same with one thing other than it was, and with any two things so. */
    List<MatrixCase> around() {
        List<Dimension<?>> dimensions = dimensions();
        List<MatrixCase> all = new ArrayList<>(List.of(this));
        for (int first = 0; first < dimensions.size(); first++) {
            for (MatrixCase one : dimensions.get(first).varied(this)) {
                all.add(one.withAttribute(all.size()));
                for (int second = first + 1; second < dimensions.size(); second++) {
                    for (MatrixCase two : dimensions.get(second).varied(one)) {
                        all.add(two.withAttribute(all.size()));
                    }
                }
            }
        }
        return all;
    }

    private record Dimension<T>(Iterable<T> values, BiFunction<MatrixCase, T, MatrixCase> with) {
        List<MatrixCase> varied(MatrixCase one) {
            List<MatrixCase> others = new ArrayList<>();
            for (T value : values) {
                MatrixCase other = with.apply(one, value);
                if (!other.equals(one)) {
                    others.add(other);
                }
            }
            return others;
        }
    }

    private List<Dimension<?>> dimensions() {
        List<Dimension<?>> all = new ArrayList<>(List.of(
                new Dimension<>(EnumSet.allOf(Assurance.class), MatrixCase::withActor),
                new Dimension<>(EnumSet.allOf(Subject.class), MatrixCase::withSubject),
                new Dimension<>(EnumSet.allOf(Named.class), MatrixCase::withNamed),
                new Dimension<>(standings(), MatrixCase::withStanding),
                new Dimension<>(EnumSet.allOf(Doing.class), MatrixCase::withDoing),
                new Dimension<>(EnumSet.allOf(Purpose.class), MatrixCase::withLive),
                new Dimension<>(EnumSet.allOf(Ground.class), MatrixCase::withGround),
                new Dimension<>(EnumSet.allOf(Held.class), MatrixCase::withHeld),
                new Dimension<>(EnumSet.allOf(Third.class), MatrixCase::withThird),
                new Dimension<>(EnumSet.allOf(Rate.class), MatrixCase::withRate),
                new Dimension<>(EnumSet.allOf(Asked.class), MatrixCase::withAsked)));
        if (who == Who.STAFF || who == Who.PARTNER) {
            all.add(new Dimension<>(EnumSet.allOf(Contact.class), MatrixCase::withContact));
            all.add(new Dimension<>(EnumSet.allOf(Assurance.class), MatrixCase::withCaller));
        }
        if (who == Who.STAFF || who == Who.DUTY || who == Who.PROGRAMME) {
            all.add(new Dimension<>(EnumSet.allOf(Header.class), MatrixCase::withHeader));
        }
        if (inEmergency()) {
            all.add(new Dimension<>(EnumSet.allOf(Emergency.class), MatrixCase::withEmergency));
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

    MatrixCase withActor(Assurance other) {
        return new MatrixCase(
                who, line, purpose, other, contact, caller, subject, named, standing, header, doing, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withContact(Contact other) {
        return new MatrixCase(
                who, line, purpose, actor, other, caller, subject, named, standing, header, doing, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withCaller(Assurance other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, other, subject, named, standing, header, doing, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withSubject(Subject other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, other, named, standing, header, doing, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withNamed(Named other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, other, standing, header, doing, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withStanding(Standing other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, other, header, doing, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withHeader(Header other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, other, doing, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withDoing(Doing other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, other, live, ground, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withLive(Purpose other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, other, ground,
                held, third, rate, asked, emergency, attribute);
    }

    MatrixCase withGround(Ground other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, live, other, held,
                third, rate, asked, emergency, attribute);
    }

    MatrixCase withHeld(Held other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, live, ground,
                other, third, rate, asked, emergency, attribute);
    }

    MatrixCase withThird(Third other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, live, ground, held,
                other, rate, asked, emergency, attribute);
    }

    MatrixCase withRate(Rate other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, live, ground, held,
                third, other, asked, emergency, attribute);
    }

    MatrixCase withAsked(Asked other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, live, ground, held,
                third, rate, other, emergency, attribute);
    }

    MatrixCase withEmergency(Emergency other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, live, ground, held,
                third, rate, asked, other, attribute);
    }

    MatrixCase withAttribute(int other) {
        return new MatrixCase(
                who, line, purpose, actor, contact, caller, subject, named, standing, header, doing, live, ground, held,
                third, rate, asked, emergency, other);
    }
}
