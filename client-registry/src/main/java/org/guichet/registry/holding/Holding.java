package org.guichet.registry.holding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kind of row kept about a client.
 *
 * <p>The statement answers her rows in a fixed order, its column names are the names of what is handed over, and one
 * that begins with an underscore is not. It may name the parameters
 *
 * <ul>
 *   <li>{@code :clients}, every id that leads to her;
 *   <li>{@code :permitted}, which facts of which party may be read: the party, a blank and the attribute;
 *   <li>{@code :others}, of which other client which fact may be told: the client, a blank and the attribute,
 *       and another blank and {@code CLIENT} where only what she told herself may;
 *   <li>{@code :hers}, whether she herself reads it, to whom nobody beside her is hidden;
 *   <li>{@code :represented}, whether somebody reads it who represents her;
 *   <li>{@code :sealed}, whether whoever reads may know of sealed clients.
 * </ul>
 *
 * @param code names it; its title is kept under it
 * @param attribute a permit that covers this lets it be read; {@link #EACH} where its statement takes what is permitted
 * @param tables with their schema, every one it hands over of
 * @param service the column with the service a row belongs to, which a representative may be limited to; empty where no
 *     row belongs to one, and {@link #EVERY} where rows do and cannot tell
 * @param openings by column
 * @param omissions why something of it is left out: codes of words
 */
public record Holding(
        String code,
        String attribute,
        List<String> tables,
        String sql,
        String service,
        Map<String, Opening> openings,
        List<String> omissions) {
    /** For whoever may see rows of every service alone. */
    public static final String EVERY = "*";

    /** Every row is of an attribute of its own. */
    public static final String EACH = "*";

    /** It speaks of somebody else, who has to have a ground of her own. */
    public static final String OTHER_PERSON = "other-person";

    public Holding {
        tables = List.copyOf(tables);
        openings = Map.copyOf(openings);
        omissions = List.copyOf(omissions);
    }

    /** @param tables with their schema */
    public static Holding of(String code, String attribute, String sql, String... tables) {
        return new Holding(code, attribute, List.of(tables), sql, "", Map.of(), List.of());
    }

    /** The same with a column that is opened. */
    public Holding opening(String column, Opening opening) {
        Map<String, Opening> more = new LinkedHashMap<>(openings);
        more.put(column, opening);
        return new Holding(code, attribute, tables, sql, service, more, omissions);
    }

    /** The same, whose rows each belong to one service. */
    public Holding ofService(String column) {
        return new Holding(code, attribute, tables, sql, column, openings, omissions);
    }

    /** The same, of which something is left out. */
    public Holding leavingOut(String why) {
        List<String> more = new ArrayList<>(omissions);
        more.add(why);
        return new Holding(code, attribute, tables, sql, service, openings, more);
    }

    /** The column a row's service stands in. */
    public @Nullable String serviceColumn() {
        return service.isEmpty() || service.equals(EVERY) ? null : service;
    }
}
