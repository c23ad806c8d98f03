package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.matching.Likeness;
import org.junit.jupiter.api.Test;

class JudgedTests {
    private static final Set<String> NUMBER = Set.of(SocialInsuranceNumber.ATTRIBUTE);
    private static final Likeness CERTAIN = new Likeness.Certain(20, List.of());
    private static final Likeness NONE = new Likeness.None(-20, List.of());

    private final ClientId client = new ClientId(UUID.randomUUID());
    private final Known unopened =
            new Known(client, List.of(), Set.of(client), Known.Standing.OPEN, NUMBER, ClientKind.PERSON);

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
    void isWhatTheRestSaysWhereNoNumberIsTold() {
        assertThat(Judged.of(CERTAIN, unopened, Set.of("givenName"), List.of())).isEqualTo(new Judged(CERTAIN, false));
    }
}
