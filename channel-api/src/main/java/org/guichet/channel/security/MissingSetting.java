package org.guichet.channel.security;

/** The platform does not start without this setting. */
final class MissingSetting extends IllegalStateException {
    private final String name;

    MissingSetting(String name) {
        super("Missing setting: " + name);
        this.name = name;
    }

    String settingName() {
        return name;
    }
}
