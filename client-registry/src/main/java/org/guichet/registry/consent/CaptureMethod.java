package org.guichet.registry.consent;

import java.util.Set;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;

/** How somebody's word is captured: who may do it, in which channels, and how sure we must be of whoever speaks. */
public enum CaptureMethod {
    /** She says it herself, signed in. */
    PORTAL(Actor.Kind.CLIENT, Set.of("ONLINE"), Assurance.LOW),
    /** She signs a document, and staff see it; one that came by mail is keyed as seen. */
    COUNTER_DOCUMENT(Actor.Kind.PERSON, Set.of("IN_PERSON", "MAIL", "OUTREACH"), Assurance.SUBSTANTIAL),
    /** Staff read a script to her, in a version that is kept, and she says it aloud. */
    PHONE_SCRIPT(Actor.Kind.PERSON, Set.of("PHONE"), Assurance.SUBSTANTIAL);

    private final Actor.Kind by;
    private final Set<String> channels;
    private final Assurance needed;

    CaptureMethod(Actor.Kind by, Set<String> channels, Assurance needed) {
        this.by = by;
        this.channels = channels;
        this.needed = needed;
    }

    /** How sure we must be of whoever speaks. */
    public Assurance needed() {
        return needed;
    }

    /** Whether whoever acts can capture anything this way, in the channel in which it was said. */
    boolean fits(Actor actor, Heard heard) {
        return actor.kind() == by && channels.contains(heard.channel());
    }

    /** Whether we are sure enough of whoever speaks. */
    boolean satisfied(Heard heard) {
        return heard.assurance().reaches(needed);
    }

    /** A word said on the telephone is short-lived until it is confirmed in writing. */
    public boolean lasts() {
        return this != PHONE_SCRIPT;
    }
}
