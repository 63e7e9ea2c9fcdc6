-- Requests $1 to $2, shared evenly among the hospitals: drafts if $3, else in every status.
WITH numbered AS (
    SELECT n, CASE WHEN $3 THEN 'draft' ELSE (ARRAY['pending', 'pending', 'redirected', 'waitlisted',
        'accepted', 'accepted', 'confirmed', 'declined', 'cancelled', 'draft'])[1 + (n / 10) % 10]
        END AS status, now() - interval '400 days' + n * interval '30 seconds' AS at
    FROM generate_series($1::int, $2::int) AS n)
INSERT INTO placement_requests (id, reference, status, school_status, placing_agency_id, program_id,
    discipline, placement_type, receiving_agency_id, site_id, service_id, destination_id,
    starts_on, ends_on, students, shifts, hours_per_student, supervisor_ids, auto_redirected,
    requested_by, created_at, sent_at, waitlisted_at, answered_at, version)
SELECT (lpad(to_hex(1750000000000 + n), 12, '0') || '7' || substr(md5('request' || n), 1, 3)
        || '8' || substr(md5('request' || n), 4, 15))::uuid,
    'PR-2026-' || lpad(n::text, 7, '0'), status, status, md5('agency0')::uuid,
    md5('program' || n % 5)::uuid, 'nursing', 'group', md5('agency' || (1 + n % 10))::uuid,
    md5('site' || n % 20)::uuid, md5('service' || n % 20)::uuid, md5('destination' || n % 80)::uuid,
    date '2027-01-04' + (n::bigint * 7919 % 700)::int, date '2027-03-26' + (n::bigint * 7919 % 700)::int, 4, 12, 96,
    CASE WHEN status IN ('accepted', 'confirmed') THEN ARRAY[md5('person' || n % 80)::uuid]
         ELSE '{}' END,
    false, md5('coordinator')::uuid, at, CASE WHEN status <> 'draft' THEN at END,
    CASE WHEN status = 'waitlisted' THEN at END,
    CASE WHEN status IN ('accepted', 'confirmed', 'declined', 'cancelled') THEN at END, 1
FROM numbered
