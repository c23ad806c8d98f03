package org.guichet.registry.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether what was said can be taken down: within its notice, in a language of it, by a method that fits whoever acts and
 * where, and from somebody we are sure enough of. Every wrong field is named at once.
 */
@Component
class Capturing {
    private static final int LONGEST_SCRIPT = 40;
    private static final Set<String> OF_NOTICE = Set.of("noticeVersion", "dataCategories", "recipients");

    private final Notices notices;
    private final OpenContacts contacts;
    private final ConsentNeed need;
    private final Duration verbal;
    private final Clock clock;

    /**
     * @param verbal how long a consent said on the telephone permits unless it is confirmed; fourteen days is a proposal of
     *     this project and no rule of law
     */
    Capturing(
            Notices notices,
            OpenContacts contacts,
            ConsentNeed need,
            @Value("${guichet.registry.verbal-consent:P14D}") Duration verbal,
            Clock clock) {
        this.notices = notices;
        this.contacts = contacts;
        this.need = need;
        this.verbal = verbal;
        this.clock = clock;
    }

    /**
     * What was said, as it is taken down.
     *
     * @param representation under which somebody speaks for the client; null where she speaks for herself
     * @param validUntil when it ends; soon, where it was said on the telephone
     * @param askedUntil of a word on the telephone, when she wanted it to end
     */
    record Captured(
            Said said,
            Heard heard,
            @Nullable UUID representation,
            @Nullable Instant validUntil,
            @Nullable Instant askedUntil) {}

    /** Something is to be allowed, for the first time or anew: only where a ground says that consent is required (rule 9). */
    Captured allowing(NewConsent.Scope scope, Said said, @Nullable UUID representation, boolean renewal) {
        Heard heard = heard();
        List<Wrong> wrong = check(scope, said, representation, heard);
        needed(scope, "input.consent-not-taken", wrong);
        Instant now = clock.instant();
        Instant until = said.validUntil();
        if (until != null && !until.isAfter(now)) {
            wrong.add(Wrong.of("validUntil", "input.consent-over"));
        }
        boolean lasts = method(said).map(CaptureMethod::lasts).orElse(true);
        if (renewal && !lasts) {
            wrong.add(Wrong.of("method", "input.consent-renewed-in-writing"));
        }
        refuse(wrong);
        Instant soon = now.plus(verbal);
        boolean shortened = !lasts && (until == null || until.isAfter(soon));
        return new Captured(said, heard, representation, shortened ? soon : until, lasts ? null : until);
    }

    /** Nothing is allowed; it is taken down with the same care. */
    Captured refusing(NewConsent.Scope scope, Said said, @Nullable UUID representation) {
        Heard heard = heard();
        refuse(check(scope, said, representation, heard));
        return new Captured(said, heard, representation, null, null);
    }

    /** A question may be asked in the same bounds, and only where a ground says that consent is required (rule 9). */
    void asking(ConsentRequest request) {
        List<Wrong> wrong = new ArrayList<>();
        withinNotice(request.scope(), request.noticeVersion(), request.language(), wrong);
        needed(request.scope(), "input.consent-not-needed", wrong);
        if (request.answerBy() != null && !request.answerBy().isAfter(clock.instant())) {
            wrong.add(Wrong.of("answerBy", "input.consent-over"));
        }
        refuse(wrong);
    }

    /** Asked of the grounds only within a notice, which bounds how many recipients there are. */
    private void needed(NewConsent.Scope scope, String message, List<Wrong> wrong) {
        boolean within = wrong.stream().map(Wrong::field).noneMatch(OF_NOTICE::contains);
        if (within && !need.of(scope)) {
            wrong.add(Wrong.of("recipients", message));
        }
    }

    /** By the contact where staff write it down: its channel, and how sure we are of the visitor or caller. */
    Heard heard() {
        Errand errand = Acting.errand();
        if (!(errand.actor() instanceof Actor.Person)) {
            return new Heard(errand.channel(), errand.assurance());
        }
        return Optional.ofNullable(errand.contactId())
                .flatMap(contacts::find)
                .map(contact -> new Heard(contact.channel(), contact.callerAssurance()))
                .orElseGet(() -> new Heard(errand.channel(), Assurance.NONE));
    }

    private List<Wrong> check(NewConsent.Scope scope, Said said, @Nullable UUID representation, Heard heard) {
        List<Wrong> wrong = new ArrayList<>();
        if (said.representative() != null && representation == null) {
            wrong.add(Wrong.of("representativeId", "input.consent-representative"));
        }
        withinNotice(scope, said.noticeVersion(), said.language(), wrong);
        method(said)
                .ifPresentOrElse(
                        method -> byMethod(method, said, heard, wrong),
                        () -> wrong.add(Wrong.of("method", "input.consent-method")));
        return wrong;
    }

    private static void byMethod(CaptureMethod method, Said said, Heard heard, List<Wrong> wrong) {
        if (!method.fits(Acting.errand().actor(), heard)) {
            wrong.add(Wrong.of("method", "input.consent-method-elsewhere"));
        } else if (!method.satisfied(heard)) {
            wrong.add(Wrong.of("method", "input.consent-assurance"));
        }
        String script = said.scriptVersion();
        boolean read = script != null && !script.isBlank();
        if (method == CaptureMethod.PHONE_SCRIPT && !read) {
            wrong.add(Wrong.of("scriptVersion", "input.missing"));
        } else if (method != CaptureMethod.PHONE_SCRIPT && read) {
            wrong.add(Wrong.of("scriptVersion", "input.consent-script"));
        } else if (script != null && script.length() > LONGEST_SCRIPT) {
            wrong.add(Wrong.of("scriptVersion", "input.too-long", String.valueOf(LONGEST_SCRIPT)));
        }
    }

    private void withinNotice(NewConsent.Scope scope, String version, String language, List<Wrong> wrong) {
        Optional<Notice> open = notices.open(scope.purpose(), version);
        if (open.isEmpty()) {
            wrong.add(Wrong.of("noticeVersion", "input.notice-version"));
            return;
        }
        Notice notice = open.get();
        if (!notice.texts().containsKey(language)) {
            wrong.add(Wrong.of("language", "input.notice-language"));
        }
        within("dataCategories", scope.dataCategories(), notice.dataCategories(), wrong);
        within("recipients", scope.recipients(), notice.recipients(), wrong);
    }

    private static void within(String field, List<String> said, List<String> shown, List<Wrong> wrong) {
        if (said.isEmpty()) {
            wrong.add(Wrong.of(field, "input.missing"));
        } else if (!shown.containsAll(said)) {
            wrong.add(Wrong.of(field, "input.exceeds-notice"));
        }
    }

    private static Optional<CaptureMethod> method(Said said) {
        return Stream.of(CaptureMethod.values())
                .filter(method -> method.name().equals(said.method()))
                .findFirst();
    }

    private static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }
}
