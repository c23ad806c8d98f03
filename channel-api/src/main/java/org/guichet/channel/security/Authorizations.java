package org.guichet.channel.security;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;

/** Spring Security's statements on authorizations name their table without a schema; ours lies in {@code channel}. */
final class Authorizations extends JdbcTemplate {
    private static final String TABLE = "oauth2_authorization";

    Authorizations(DataSource source) {
        super(source);
    }

    @Override
    public <T> List<T> query(String sql, @Nullable PreparedStatementSetter parameters, RowMapper<T> mapper) {
        return super.query(inSchema(sql), parameters, mapper);
    }

    @Override
    public int update(String sql, @Nullable PreparedStatementSetter parameters) {
        return super.update(inSchema(sql), parameters);
    }

    private static String inSchema(String sql) {
        return sql.replace(" " + TABLE + " ", " channel." + TABLE + " ");
    }
}
