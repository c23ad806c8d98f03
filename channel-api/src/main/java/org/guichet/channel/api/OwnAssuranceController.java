package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.catalog.identification.Raising;
import org.guichet.catalog.identification.SentCode;
import org.guichet.channel.api.CodeController.CodeAnswer;
import org.guichet.channel.api.CodeController.CodeEntry;
import org.guichet.channel.api.ContactAnswers.MethodBody;
import org.guichet.channel.security.SessionNames;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.AssuranceNeeds;
import org.guichet.registry.disclosure.AssuranceNeeds.Need;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How sure we are of the citizen who is signed in, and how she raises it for her session by a code. */
@RestController
@RequestMapping(OwnAssuranceController.PATH)
class OwnAssuranceController {
    static final String PATH = "/api/v1/clients/me/assurance";
    static final String CODES = PATH + "/codes";

    private final Raising raising;
    private final SessionNames sessions;
    private final AssuranceNeeds needs;
    private final AttributeDictionary dictionary;
    private final MessageSource messages;

    OwnAssuranceController(
            Raising raising,
            SessionNames sessions,
            AssuranceNeeds needs,
            AttributeDictionary dictionary,
            MessageSource messages) {
        this.raising = raising;
        this.sessions = sessions;
        this.needs = needs;
        this.dictionary = dictionary;
        this.messages = messages;
    }

    /** @param method one-time-code, by text message, where nothing is said */
    record OwnCodeRequest(@Nullable String method) {}

    /**
     * What she does not get for want of assurance.
     *
     * @param as CLIENT: for herself; REPRESENTATIVE and MANDATE_HOLDER: for whom she acts
     * @param needed how sure we would have to be of her
     */
    record BeyondBody(String as, String purpose, List<String> dataCategories, String needed) {
        static BeyondBody of(Need need) {
            return new BeyondBody(
                    need.who(),
                    need.purpose(),
                    need.categories().stream().sorted().toList(),
                    need.actor().name());
        }
    }

    /**
     * @param assurance what decisions read in this session: LOW, SUBSTANTIAL or HIGH
     * @param raisedUntil when what was raised ends; absent where nothing is
     * @param methods by which it may be raised now
     * @param code the newest code of the session, absent where none was sent
     * @param beyond what is not to be had at this assurance
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnAssurance(
            String assurance,
            @Nullable Instant raisedUntil,
            List<MethodBody> methods,
            @Nullable CodeAnswer code,
            List<BeyondBody> beyond) {
        /** Where the token says of no session that could be raised. */
        static OwnAssurance asSignedIn(List<BeyondBody> beyond) {
            return new OwnAssurance(Acting.errand().assurance().name(), null, List.of(), null, beyond);
        }
    }

    /** @param result PASSED, or FAILED: not the code, too late, or used before */
    record OwnCodeResult(String result, OwnAssurance assurance) {}

    @GetMapping
    OwnAssurance ownAssurance(HttpServletRequest request, Locale locale) {
        return sessions.of(request)
                .map(session -> answer(session, locale))
                .orElseGet(() -> OwnAssurance.asSignedIn(beyond(Acting.errand().assurance())));
    }

    /**
     * Sends a code to what is long known of her; the one before it in this session counts no longer. 409 where nothing is
     * held that it may be sent to (NO_DESTINATION), too many were sent (TOO_MANY), too many attempts have failed (LOCKED),
     * no code can make us surer of her (NOTHING_TO_RAISE), or the token says of no session (NO_SESSION).
     */
    @PostMapping("/codes")
    CodeAnswer sendOwnCode(HttpServletRequest request, @RequestBody OwnCodeRequest body, Locale locale) {
        String why = messages.getMessage("raising.reason", null, locale);
        return switch (raising.send(session(request), NewContact.of(why, locale.getLanguage()), body.method())) {
            case Sent.Code(SentCode code) -> CodeAnswer.of(code, dictionary, locale);
            case Sent.NoDestination none -> throw new StateChanged("NO_DESTINATION");
            case Sent.TooMany tooMany -> throw new StateChanged("TOO_MANY");
            case Sent.Locked locked -> throw new StateChanged("LOCKED");
        };
    }

    /** 409 where none was sent in this session (NOT_SENT), or nothing was compared any more (LOCKED, EXPIRED). */
    @PostMapping("/codes/entries")
    OwnCodeResult enterOwnCode(HttpServletRequest request, @RequestBody CodeEntry entry, Locale locale) {
        String session = session(request);
        return switch (raising.tell(session, entry.code())) {
            case Told.Right right -> new OwnCodeResult("PASSED", answer(session, locale));
            case Told.Wrong wrong -> new OwnCodeResult("FAILED", answer(session, locale));
            case Told.Locked locked -> throw new StateChanged("LOCKED");
        };
    }

    /** Ends what was raised in this session, as signing out of the pages does. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOwnAssurance(HttpServletRequest request) {
        raising.end(session(request));
    }

    private OwnAssurance answer(String session, Locale locale) {
        Raising.Level level = raising.level(session);
        SentCode sent = level.sent();
        String channel = Acting.errand().channel();
        return new OwnAssurance(
                level.assurance().name(),
                level.until(),
                level.methods().stream()
                        .map(method -> MethodBody.of(method, channel, locale))
                        .toList(),
                sent == null ? null : CodeAnswer.of(sent, dictionary, locale),
                beyond(level.assurance()));
    }

    private List<BeyondBody> beyond(Assurance assurance) {
        return needs.beyond(assurance).stream().map(BeyondBody::of).toList();
    }

    private String session(HttpServletRequest request) {
        return sessions.of(request).orElseThrow(() -> new StateChanged("NO_SESSION"));
    }
}
