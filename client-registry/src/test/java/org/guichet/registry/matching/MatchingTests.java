package org.guichet.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.registry.matching.Persons.aPerson;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTests {
    private static final Matching MATCHING = Matching.shipped();

    @Test
    void isCertainOfSomebodyWrittenDownTheSame() {
        assertThat(compare(aPerson(), aPerson())).isInstanceOf(Likeness.Certain.class);
    }

    @Test
    void isNotCertainOfTwins() {
        assertThat(compare(aPerson(), aPerson().with("givenName", "Walter"))).isNotInstanceOf(Likeness.Certain.class);
    }

    @Test
    void isNotCertainOfTwinsWithNamesAlike() {
        assertThat(compare(aPerson().with("givenName", "Tim"), aPerson().with("givenName", "Tom")))
                .isNotInstanceOf(Likeness.Certain.class);
        assertThat(compare(aPerson().with("givenName", "Jean-Pierre"), aPerson().with("givenName", "Jean-Paul")))
                .isNotInstanceOf(Likeness.Certain.class);
    }

    @ParameterizedTest
    @CsvSource({"Mia, Mya", "Ana, Ava", "Ivo, Iva", "Lyla, Leila"})
    void isNotCertainOfTwinsWhoseRareNamesAreAlike(String one, String other) {
        Persons twin = aPerson().with("email", "parents@example.ca").with("middleName", "Anne");

        assertThat(compare(twin.with("givenName", one), twin.with("givenName", other)))
                .isNotInstanceOf(Likeness.Certain.class);
    }

    @Test
    void isNotCertainWhereNoGivenNameOrNoDateTellsWhoOfTheHouseholdItIs() {
        Persons known = aPerson().with("email", "parents@example.ca").with("middleName", "Anne");

        assertThat(compare(known, known.without("givenName")))
                .isInstanceOfSatisfying(
                        Likeness.Possible.class,
                        possible -> assertThat(possible.objections()).contains(Objection.GIVEN_NAME_UNKNOWN));
        assertThat(compare(known, known.without("dateOfBirth")))
                .isInstanceOfSatisfying(
                        Likeness.Possible.class,
                        possible -> assertThat(possible.objections()).contains(Objection.BIRTH_UNKNOWN));
    }

    @Test
    void isLookedAtWhereADeclaredIdentifierIsTheSameUnderAnotherName() {
        Persons one = aPerson().with("identifier.clientNumber", "C-1000-42");
        Persons other = aPerson()
                .livingElsewhere()
                .with("givenName", "Rose")
                .with("familyName", "Whitford")
                .with("dateOfBirth", "1958-01-27")
                .with("identifier.clientNumber", "C-1000-42");

        assertThat(compare(one, other)).isInstanceOf(Likeness.Possible.class);
    }

    @Test
    void isNotCertainOfFatherAndSonOfOneName() {
        assertThat(compare(aPerson(), aPerson().with("dateOfBirth", "1991-11-20")))
                .isNotInstanceOf(Likeness.Certain.class);
        assertThat(compare(aPerson(), aPerson().with("dateOfBirth", "1994-03-07")))
                .as("born on the same day, one digit and a generation apart")
                .isNotInstanceOf(Likeness.Certain.class);
        assertThat(compare(aPerson(), aPerson().without("dateOfBirth"))).isNotInstanceOf(Likeness.Certain.class);
    }

    @Test
    void isNotCertainWhereTheNameSaysWhichGeneration() {
        assertThat(compare(
                        aPerson().with("familyName", "Kowalczyk Jr."), aPerson().with("familyName", "Kowalczyk Sr.")))
                .isNotInstanceOf(Likeness.Certain.class);
    }

    @Test
    void takesACoupleForTwo() {
        assertThat(compare(aPerson(), aPerson().with("givenName", "Louise").with("dateOfBirth", "1966-08-21")))
                .isInstanceOf(Likeness.None.class);
    }

    @Test
    void takesStrangersForTwo() {
        Persons stranger = aPerson()
                .livingElsewhere()
                .with("givenName", "Rose")
                .with("familyName", "Whitford")
                .with("dateOfBirth", "1958-01-27");
        assertThat(compare(aPerson(), stranger)).isInstanceOf(Likeness.None.class);
    }

    @Test
    void countsTheBestPairOfSeveralNumbersAndNamesOnce() {
        Persons one = aPerson().with("phone", "819-555-0142", "819-555-0100").with("familyName", "Kowalczyk", "Roy");
        Persons other = aPerson().with("phone", "819-555-0100", "819-555-0142").with("familyName", "Roy", "Kowalczyk");

        assertThat(compare(one, other).score())
                .isEqualTo(compare(aPerson(), other).score())
                .isEqualTo(compare(aPerson(), aPerson()).score());
    }

    @Test
    void isNotCertainOfMotherAndDaughterByTheMothersNameAtBirthAndTheTelephoneAtHome() {
        Persons mother = aPerson()
                .with("givenName", "Marie")
                .with("familyName", "Tremblay", "Kowalczyk")
                .with("phone", "819-555-0142", "819-555-0177");
        Persons daughter = aPerson().with("phone", "819-555-0166", "819-555-0142");

        assertThat(compare(mother, daughter.with("givenName", "Rose").with("dateOfBirth", "1991-11-20")))
                .isInstanceOf(Likeness.None.class);
        assertThat(compare(mother, daughter.with("givenName", "Marie").with("dateOfBirth", "1991-11-20")))
                .isNotInstanceOf(Likeness.Certain.class);
    }

    @Test
    void isNotCertainByNameAndTownAlone() {
        Persons namesake = aPerson().without("dateOfBirth", "phone", "address.line", "address.postalCode");
        assertThat(compare(namesake, namesake)).isNotInstanceOf(Likeness.Certain.class);
    }

    @Test
    void knowsSomebodyWhoMoved() {
        assertThat(compare(aPerson(), aPerson().livingElsewhere())).isInstanceOf(Likeness.Possible.class);
        assertThat(compare(
                        aPerson().with("email", "w@example.ca"),
                        aPerson().livingElsewhere().with("email", "w@example.ca")))
                .isInstanceOf(Likeness.Certain.class);
    }

    @ParameterizedTest
    @CsvSource({
        "givenName, William, WILLIAM, EXACT",
        "givenName, William, Bill, EQUIVALENT",
        "givenName, Robert, Bob, EQUIVALENT",
        "givenName, Margaret, Peggy, EQUIVALENT",
        "givenName, Jean, Ti-Jean, EQUIVALENT",
        "givenName, Hélène, Helene, EXACT",
        "givenName, Jean-Pierre, JEAN PIERRE, EXACT",
        "givenName, Jean-Pierre, Jean, PART",
        "givenName, Marie-Ève, M, INITIAL",
        "givenName, Krzysztof, Krzystzof, TYPO",
        "givenName, Marie, Pierre, DIFFERENT",
        "givenName, Marie-Claude, Marie Claude, EXACT",
        "givenName, Marie-Claude, Marieclaude, EXACT",
        "givenName, Marie-Claude, Marie-Claire, DIFFERENT",
        "givenName, Anne-Marie, Marie, PART",
        "givenName, D'Arcy, Darcy, EXACT",
        "givenName, Siobhán, Siobhan, EXACT",
        "givenName, Xiao-Ming, Xiaoming, EXACT",
        "givenName, Abd al-Rahman, Abdalrahman, EXACT",
        "givenName, Abd-el-Kader, Abdelkader, EXACT",
        "givenName, Tsi’tsho, Tsitsho, EXACT",
        "givenName, Mia, Mya, SIMILAR",
        "familyName, Nguyen Thi, Nguyen, PART",
        "familyName, Sánchez de la Cruz, Sanchez, PART",
        "familyName, al-Hassan, Al Hassan, EXACT",
        "familyName, al-Hassan, Hassan, PART",
        "familyName, bin Salim, Salim, PART",
        "familyName, van der Berg, Vanderberg, EXACT",
        "familyName, L'Heureux, Lheureux, EXACT",
        "familyName, Ste-Marie, Sainte Marie, EXACT",
        "familyName, MacKenzie, Mackenzie, EXACT",
        "familyName, McKenzie, Mackenzie, EXACT",
        "familyName, Smith-Jones, Smith Jones, EXACT",
        "familyName, Smith-Jones, Jones, PART",
        "familyName, Łukasz, Lukasz, EXACT",
        "familyName, Qitsualik-Tinsley, Qitsualik, PART",
        "familyName, Kanien'kéha, Kanienkeha, EXACT",
        "familyName, O'Brien, OBrien, EXACT",
        "familyName, O’Brien, O'BRIEN, EXACT",
        "familyName, MacDonald, McDonald, EXACT",
        "familyName, Mac Donald, McDonald, EXACT",
        "familyName, de la Cruz, Cruz, PART",
        "familyName, Tremblay-Roy, Tremblay, PART",
        "familyName, St-Pierre, Saint-Pierre, EXACT",
        "familyName, Müller, Muller, EXACT",
        "familyName, Groß, Gross, EXACT",
        "familyName, Œuvrard, Oeuvrard, EXACT",
        "familyName, Kowalczyk, Kowalchyk, TYPO",
        "dateOfBirth, 1964-03-07, 19640307, EXACT",
        "dateOfBirth, 1964-03-07, 1964-07-03, EQUIVALENT",
        "dateOfBirth, 1964-03-07, 1964-03-08, TYPO",
        "dateOfBirth, 1964-03-12, 1964-03-21, TYPO",
        "dateOfBirth, 1964-03-07, 1964-03-29, PART",
        "dateOfBirth, 1964-03-07, 1964, PART",
        "dateOfBirth, 1900-01-01, 1900-01-01, EXACT",
        "dateOfBirth, 2000-02-29, 2000-02-29, EXACT",
        "dateOfBirth, 1964-03-07, 1987-10-30, DIFFERENT",
        "address.postalCode, J8X 2A7, j8x2a7, EXACT",
        "address.postalCode, J8X 2A7, J8X 2A1, TYPO",
        "address.postalCode, J8X 2A7, J8X 9P1, PART",
        "phone, +1 (819) 555-0142, 819-555-0142, EXACT",
        "email, Rose@Example.ca, rose@example.ca, EXACT",
        "email, marie.roy75@example.ca, marie.roy57@example.ca, DIFFERENT",
        "sex, F, femme, EXACT",
    })
    void seesHowFarValuesAgree(String attribute, String one, String other, Level level) {
        assertThat(level(attribute, one, other)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "27, rue des Érables, app. 3 | 27 rue des erables | EXACT | EXACT",
                "12 King Street | 12 King St. | EXACT | EXACT",
                "3/12 King Street | 12 King St apt 3 | EXACT | EXACT",
                "12 boul. Laurier | 12, boulevard Laurier | EXACT | EXACT",
                "12 King Street | 14 King Street | TYPO | EXACT",
                "12 King Street | 340 King Street | DIFFERENT | EXACT",
                "12 King Street | 12 Quenn Street | EXACT | DIFFERENT",
                "12 Pridham Street | 12 pridhamstreet | EXACT | EXACT",
            })
    void comparesCivicNumberAndStreetApart(String one, String other, Level number, Level street) {
        assertThat(level("address.number", "address.line", one, other)).isEqualTo(number);
        assertThat(level("address.street", "address.line", one, other)).isEqualTo(street);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1964-13-45", "1964-02-30", "99999999", "0000-00-00", "unknown", "2001-02-29"})
    void holdsAnImpossibleDateAgainstNobody(String impossible) {
        assertThat(level("dateOfBirth", "1987-10-30", impossible)).isEqualTo(Level.MISSING);
    }

    @Test
    void takesAnImpossibleDateForNoProof() {
        assertThat(level("dateOfBirth", "1964-02-30", "1964-02-30")).isEqualTo(Level.PART);
    }

    @Test
    void seesThatGivenAndFamilyNameChangedPlaces() {
        Likeness swapped =
                compare(aPerson(), aPerson().with("givenName", "Kowalczyk").with("familyName", "William"));
        assertThat(swapped.reasons())
                .filteredOn(reason -> reason.attribute().endsWith("Name"))
                .extracting(Reason::level)
                .containsExactly(Level.SWAPPED, Level.SWAPPED);
        assertThat(swapped).isInstanceOf(Likeness.Certain.class);
    }

    @Test
    void looksAtFormerNamesAndEarlierAddresses() {
        Persons married = aPerson().with("familyName", "Gagnon", "Kowalczyk");
        assertThat(compare(aPerson(), married).reasons())
                .filteredOn(reason -> reason.attribute().equals("familyName"))
                .extracting(Reason::level)
                .containsExactly(Level.EXACT);
    }

    @Test
    void weighsARareNameMoreThanACommonOne() {
        double rare = weight("familyName", "Kowalczyk");
        double common = weight("familyName", "Tremblay");
        assertThat(rare).isGreaterThan(common + 1);
    }

    @Test
    void isSettledByAVerifiedIdentifierUnlessTheDateOfBirthSpeaksAgainst() {
        Persons one = aPerson().without("phone").with("identifier.clientNumber", "C-1000-42");
        Persons renamed = one.livingElsewhere().with("familyName", "Gagnon").with("givenName", "Rose");
        String number = "identifier.clientNumber";

        assertThat(MATCHING.compare(one.verified(number), renamed.verified(number)))
                .isInstanceOf(Likeness.Certain.class);
        assertThat(MATCHING.compare(one.verified(number), renamed.described())).isNotInstanceOf(Likeness.Certain.class);
        assertThat(MATCHING.compare(
                        one.verified(number),
                        renamed.with("dateOfBirth", "1987-10-30").verified(number)))
                .isNotInstanceOf(Likeness.Certain.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"محمد", "שרה", "王小明", "Ωμέγα", "राम"})
    void comparesNamesOfEveryScript(String name) {
        assertThat(level("givenName", name, "\u200F" + name + "\u200E")).isEqualTo(Level.EXACT);
        assertThat(level("givenName", name, "ابراهيم")).isEqualTo(Level.DIFFERENT);
    }

    @Test
    void takesANameOfEmojiForNoName() {
        assertThat(level("givenName", "😀🎉", "😀")).isEqualTo(Level.MISSING);
        assertThat(level("givenName", "Rose 😀", "Rose")).isEqualTo(Level.EXACT);
    }

    @Test
    @Timeout(20)
    void isNotHeldUpByNamesOfTenKilobytes() {
        Persons one = aPerson().with("givenName", "ab ".repeat(3_500)).with("familyName", "x".repeat(10_000));
        Persons other = one.with("familyName", "x".repeat(9_999) + "y");
        for (int round = 0; round < 50; round++) {
            assertThat(compare(one, other)).isNotNull();
        }
        assertThat(level("familyName", "x".repeat(10_000), "x".repeat(9_999) + "y"))
                .isNotEqualTo(Level.EXACT);
    }

    @Test
    void saysWhatForbidsCertainty() {
        assertThat(compare(aPerson(), aPerson().with("givenName", "Walter")))
                .isInstanceOfSatisfying(
                        Likeness.Possible.class,
                        possible -> assertThat(possible.objections()).contains(Objection.ANOTHER_GIVEN_NAME));
    }

    @Test
    void shipsParametersThatDecideWhatEverybodyWouldSayRightly() {
        assertThat(CheckedPairs.wrongUnder(MatchParameters.shipped())).isEmpty();
    }

    @Test
    void readsAndWritesItsParameters() {
        MatchParameters shipped = MatchParameters.shipped();
        assertThat(MatchParameters.fromJson(shipped.toJson())).isEqualTo(shipped);
    }

    private static Likeness compare(Persons one, Persons other) {
        return MATCHING.compare(one.described(), other.described());
    }

    private static double weight(String attribute, String value) {
        Persons person = aPerson().with(attribute, value);
        return compare(person, person).reasons().stream()
                .filter(reason -> reason.attribute().equals(attribute))
                .mapToDouble(Reason::weight)
                .sum();
    }

    private static Level level(String attribute, String one, String other) {
        return level(attribute, attribute, one, other);
    }

    private static Level level(String found, String attribute, String one, String other) {
        List<Finding> findings = MATCHING.findings(
                Standardized.of(
                        aPerson().without(attribute).with(attribute, one).described()),
                Standardized.of(aPerson().with(attribute, other).described()));
        return findings.stream()
                .filter(finding -> finding.attribute().equals(found))
                .findFirst()
                .orElseThrow()
                .level();
    }
}
