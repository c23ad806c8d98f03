select count(*) as seals, min(s.number) as first_seal, max(s.number) as last_seal,
       max(s.number) - min(s.number) + 1 - count(*) as numbers_missing, min(s.first_leaf) as first_leaf,
       max(s.first_leaf + s.leaves) - 1 as last_leaf, sum(s.leaves) as leaves,
       max(s.first_leaf + s.leaves) - min(s.first_leaf) - sum(s.leaves) as leaves_missing,
       count(*) filter (where c.seal is null) as without_signature,
       (array_agg(encode(s.head, 'hex') order by s.number desc))[1] as last_head,
       max(extract(epoch from s.sealed_at - e.at))::numeric(14, 3) as longest_until_sealed_seconds
from registry.access_log_seal s
left join registry.access_log_checkpoint c on c.seal = s.number
left join registry.access_log_leaf f on f.position = s.first_leaf
left join registry.access_log e on e.at = f.entry_at and e.id = f.entry_id
where s.sealed_at >= :from and s.sealed_at < :to
