package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.matching.Likeness;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JudgedTests {
    private static final Set<String> NUMBER = Set.of(SocialInsuranceNumber.ATTRIBUTE);
    private static final Likeness CERTAIN = new Likeness.Certain(20, List.of());
    private static final Likeness NONE = new Likeness.None(-20, List.of());

    private final ClientId client = new ClientId(UUID.randomUUID());
    private final Known unopened = unopened(Set.of());

    @Test
    void isNeitherCertainNorNobodyWhereANumberIsToldThatHersCannotBeComparedWith() {
        assertThat(Judged.of(CERTAIN, unopened, NUMBER, List.of()).likeness()).isInstanceOf(Likeness.Possible.class);
        assertThat(Judged.of(NONE, unopened, NUMBER, List.of())).isEqualTo(new Judged(NONE, true));
    }

    @Test
    void mayBeWhomeverTheIndexOfNumbersFinds() {
        assertThat(Judged.of(NONE, unopened, NUMBER, List.of(client)).likeness())
                .isInstanceOf(Likeness.Possible.class);
    }

    @Test
    void isAStrangerWhereTheIndexHoldsHerNumberAndDoesNotFindHerByTheOneThatIsTold() {
        assertThat(Judged.of(NONE, unopened(NUMBER), NUMBER, List.of())).isEqualTo(new Judged(NONE, false));
        assertThat(Judged.of(NONE, unopened(NUMBER), NUMBER, List.of(client)).likeness())
                .isInstanceOf(Likeness.Possible.class);
        assertThat(Judged.of(CERTAIN, unopened(NUMBER), NUMBER, List.of()).likeness())
                .isInstanceOf(Likeness.Possible.class);
    }

    @Test
    void isWhatTheRestSaysWhereNoNumberIsTold() {
        assertThat(Judged.of(CERTAIN, unopened, Set.of("givenName"), List.of())).isEqualTo(new Judged(CERTAIN, false));
    }

    @Test
    void warnsOnceWithTheIdsOfAllWhoCannotBeCompared() {
        Logger logger = (Logger) LoggerFactory.getLogger(Judged.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            Judged.warn(List.of());
            Judged.warn(List.of(unopened, unopened));
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getKeyValuePairs())
                        .extracting(pair -> String.valueOf(pair.value))
                        .containsExactly(
                                "2", "[" + client + ", " + client + "]", "[" + SocialInsuranceNumber.ATTRIBUTE + "]"));
    }

    private Known unopened(Set<String> indexed) {
        return new Known(client, List.of(), Set.of(client), Known.Standing.OPEN, NUMBER, indexed, ClientKind.PERSON);
    }
}
