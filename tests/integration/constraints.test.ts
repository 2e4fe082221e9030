import { describe, expect, it } from "vitest";
import { dumpedConstraints } from "../support/constraints";
import { ask } from "../support/database";

/** One broken write for each rule that only PostgreSQL knows; the table below is complete, which the first test asks. */
const unit = `(SELECT id FROM unit WHERE name = 'Puskesmas Contoh Utara')`;
const somebody = `(SELECT id FROM employee WHERE name LIKE 'Yusuf Lateng%')`;
const other = `(SELECT id FROM employee WHERE name LIKE 'Ahmad Fauzi%')`;
const service = `(SELECT id FROM service WHERE name = 'Imunisasi')`;
const drafted = `(SELECT id FROM activity WHERE "submittedAt" IS NULL LIMIT 1)`;
const waiting = `(SELECT id FROM activity WHERE "submittedAt" IS NOT NULL AND "decidedAt" IS NULL LIMIT 1)`;
const returned = `(SELECT id FROM activity WHERE decision = 'returned' LIMIT 1)`;
const unrated = `(SELECT id FROM appraisal WHERE "ratedAt" IS NULL LIMIT 1)`;
const rated = `(SELECT id FROM appraisal WHERE "ratedAt" IS NOT NULL AND id NOT IN (SELECT "appraisalId" FROM evaluation_document) LIMIT 1)`;
const delivered = `(SELECT id FROM evaluation_document WHERE "deliveredAt" IS NOT NULL AND "receivedAt" IS NULL LIMIT 1)`;
const unhanded = `(SELECT id FROM evaluation_document WHERE "deliveredAt" IS NULL LIMIT 1)`;
const standing = `(SELECT id FROM objection WHERE "withdrawnAt" IS NULL AND "decidedAt" IS NULL LIMIT 1)`;
/** A second version of a document, changed in some way. */
const again = (change: string) =>
  `INSERT INTO evaluation_document SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'version', 2, 'code', 'AAAAAAAA') || '${change}')).* FROM evaluation_document d WHERE id = ${unhanded}`;
const openGroup = `(SELECT id FROM response_group WHERE "releasedAt" IS NULL AND "destroyedAt" IS NULL LIMIT 1)`;
const promised = `(SELECT id FROM agreement_indicator ORDER BY id LIMIT 1)`;
const intended = `(SELECT id FROM intended_result ORDER BY id LIMIT 1)`;
const appointed = `(SELECT id FROM account WHERE email = 'administrator@demo.cermin')`;
const released = `(SELECT id FROM response_group WHERE "releasedAt" IS NOT NULL LIMIT 1)`;

const broken: Record<string, string[]> = {
  // two at once
  unit_head_one_at_once: [`INSERT INTO unit_head VALUES (gen_random_uuid(), ${unit}, ${somebody}, 'definitive', '2030-01-01', NULL)`],
  reporting_line_one_at_once: [
    `INSERT INTO reporting_line VALUES (gen_random_uuid(), ${somebody}, ${other}, '2030-01-01', '2030-01-01')`,
    `INSERT INTO reporting_line VALUES (gen_random_uuid(), ${somebody}, ${other}, '2020-01-01', '2024-01-02')`, // both days included
  ],
  posting_one_home_at_once: [
    `INSERT INTO posting (id, "employeeId", kind, "unitId", post, "postKind", "from") VALUES (gen_random_uuid(), ${somebody}, 'home', ${unit}, 'x', 'jpt', '2030-01-01')`,
    `INSERT INTO posting (id, "employeeId", kind, "unitId", post, "postKind", "from", until) VALUES (gen_random_uuid(), ${somebody}, 'home', ${unit}, 'x', 'jpt', '2020-01-01', '2024-01-02')`, // both days included
  ],
  posting_one_absence_at_once: [
    `INSERT INTO posting (id, "employeeId", kind, place, "from") VALUES (gen_random_uuid(), ${somebody}, 'secondment', 'x', '2030-01-01'), (gen_random_uuid(), ${somebody}, 'study_leave', 'y', '2030-01-01')`,
  ],
  posting_forward: [
    `INSERT INTO posting (id, "employeeId", kind, place, "from", until) VALUES (gen_random_uuid(), ${somebody}, 'secondment', 'x', '2030-01-02', '2030-01-01')`,
  ],
  posting_home_whole: [
    `UPDATE posting SET post = NULL WHERE kind = 'home'`,
    `UPDATE posting SET "postKind" = NULL WHERE kind = 'home'`,
    `UPDATE posting SET "unitId" = NULL, place = 'x' WHERE kind = 'home'`,
  ],
  posting_somewhere: [
    `UPDATE posting SET place = 'x'`,
    `INSERT INTO posting (id, "employeeId", kind, "from") VALUES (gen_random_uuid(), ${somebody}, 'secondment', '2030-01-01')`,
  ],
  respondent_lack_counts: [`UPDATE respondent_lack SET has = -1`, `UPDATE respondent_lack SET could = has - 1`],
  quarter_seed_with_assignment: [`UPDATE quarter SET seed = NULL`],
  rater_dispute_one_open: [
    `INSERT INTO rater_dispute (id, "employeeId", "raterId", day, reason, at) SELECT gen_random_uuid(), "employeeId", "raterId", day, 'x', at FROM rater_dispute WHERE "settledAt" IS NULL`,
  ],
  calibration_closed_whole: [`UPDATE calibration SET "closedAt" = now() WHERE "closedAt" IS NULL`],
  calibration_proposal_one_open: [
    `INSERT INTO calibration_proposal SELECT gen_random_uuid(), "calibrationId", "appraisalId", "byId", "beforeWorkResult", "beforeBehaviour", "workResult", behaviour, reason, at, NULL, NULL, NULL FROM calibration_proposal CROSS JOIN generate_series(1, 2)`,
  ],
  calibration_proposal_answered_whole: [`UPDATE calibration_proposal SET "answeredAt" = NULL`],
  calibration_proposal_kept_in_words: [`UPDATE calibration_proposal SET words = NULL WHERE answer = 'kept'`],
  setting_one_at_once: [`INSERT INTO setting VALUES (gen_random_uuid(), 'minimumGroup', '3', '2026-01-01', NULL, 'x', 'H')`],
  account_role_one_at_once: [
    `INSERT INTO account_role VALUES (gen_random_uuid(), ${appointed}, 'administrator', '2030-01-01', NULL)`,
    `INSERT INTO account_role VALUES (gen_random_uuid(), ${appointed}, 'administrator', '2020-01-01', '2024-01-02')`, // both days included
  ],
  account_link_one_open: [
    `INSERT INTO account_link VALUES ('x', ${appointed}, 'reset', '2026-01-01', '2026-01-02'), ('y', ${appointed}, 'reset', '2026-01-01', '2026-01-02')`,
  ],
  realisation_one_active: [
    `INSERT INTO realisation SELECT gen_random_uuid(), "indicatorId", period, value, evidence, "enteredAt", NULL FROM realisation LIMIT 1`,
  ],
  plan_one_in_force: [
    `INSERT INTO plan (id, "employeeId", year, revision, model, "regulationId", "signedOn", "setOn")
     SELECT gen_random_uuid(), "employeeId", year, 9, model, "regulationId", "signedOn", "setOn" FROM plan WHERE "setOn" IS NOT NULL LIMIT 1`,
  ],
  plan_one_drafted: [
    `INSERT INTO plan (id, "employeeId", year, revision, model, "regulationId")
     SELECT gen_random_uuid(), "employeeId", year, 9, model, "regulationId" FROM plan WHERE "setOn" IS NULL LIMIT 1`,
  ],
  citizen_batch_one_open: [
    `INSERT INTO citizen_batch VALUES (gen_random_uuid(), ${service}, '\\x00', NULL), (gen_random_uuid(), ${service}, '\\x00', NULL)`,
  ],
  // what is no value
  reporting_line_not_oneself: [`INSERT INTO reporting_line VALUES (gen_random_uuid(), ${other}, ${other}, '2001-01-01', '2001-01-01')`],
  rater_dispute_not_oneself: [`UPDATE rater_dispute SET "raterId" = "employeeId"`],
  rater_dispute_settled_whole: [
    `UPDATE rater_dispute SET "settledAt" = at WHERE "settledAt" IS NULL`,
    `UPDATE rater_dispute SET outcome = 'replaced' WHERE "settledAt" IS NULL`,
    `UPDATE rater_dispute SET until = day WHERE "settledAt" IS NULL`,
    `UPDATE rater_dispute SET answer = 'x' WHERE "settledAt" IS NULL`,
  ],
  rater_dispute_confirmed_for_a_reason: [`UPDATE rater_dispute SET answer = NULL WHERE outcome = 'confirmed'`],
  rater_dispute_line: [`UPDATE rater_dispute SET "lineId" = (SELECT id FROM reporting_line LIMIT 1) WHERE outcome = 'confirmed'`],
  result_agreement_in_order: [
    `INSERT INTO result_agreement SELECT id, "unitId", period, "raterId", '2026-11-18T02:00:00Z', '2026-11-18T01:59:59Z' FROM appraisal LIMIT 1`,
  ],
  rater_dispute_days: [`UPDATE rater_dispute SET until = day - 2 WHERE outcome = 'confirmed'`],
  setting_proposal_one_open: [
    `INSERT INTO setting_proposal SELECT gen_random_uuid(), key, value, "from", reason, source, "proposedById", "openedAt", "commentUntil", NULL, NULL, NULL FROM setting_proposal WHERE "decidedAt" IS NULL LIMIT 1`,
  ],
  setting_proposal_decided: [
    `UPDATE setting_proposal SET "decidedAt" = now() WHERE "decidedAt" IS NULL`,
    `UPDATE setting_proposal SET outcome = 'adopted' WHERE "decidedAt" IS NULL`,
    `UPDATE setting_proposal SET decision = NULL WHERE "decidedAt" IS NOT NULL`,
  ],
  setting_proposal_forward: [`UPDATE setting_proposal SET "from" = "commentUntil"`],
  achievement_in_force: [
    `INSERT INTO organisation_achievement (id, "unitId", period, version, value, source, "decidedAt")
     SELECT gen_random_uuid(), "unitId", period, version + 1, 'good', 'x', now() FROM organisation_achievement WHERE "supersededAt" IS NULL`,
  ],
  attendance_days: [
    `UPDATE attendance SET present = due + 1`,
    `UPDATE attendance SET present = -1`,
    `UPDATE attendance SET due = 32, present = 32`,
    `UPDATE attendance SET month = '2026-13'`,
    `UPDATE attendance SET source = ''`,
  ],
  attendance_one_active: [`UPDATE attendance SET "supersededAt" = NULL`],
  holiday_told: [
    `INSERT INTO holiday VALUES (gen_random_uuid(), '2030-01-01', '', 'national', 'x')`,
    `INSERT INTO holiday VALUES (gen_random_uuid(), '2030-01-01', 'x', 'national', '')`,
  ],
  installation_one_row: [`INSERT INTO installation VALUES (2, true, 'Kedua', now())`],
  employee_left_because: [`UPDATE employee SET "leftBecause" = 'retired' WHERE "leftOn" IS NULL`],
  employee_nip_shape: ["19990101202506100", "1999010120250610011", "19990101202506100X", ""].map(
    (nip) => `UPDATE employee SET nip = '${nip}' WHERE id = ${somebody}`,
  ),
  plan_stages: [
    `UPDATE plan SET "setOn" = '2026-11-18' WHERE "setOn" IS NULL AND "signedOn" IS NULL`,
    `UPDATE plan SET "signedOn" = NULL WHERE "setOn" IS NOT NULL`,
    `UPDATE plan SET "supersededOn" = '2026-11-18' WHERE "setOn" IS NULL`,
    `UPDATE plan SET "supersededOn" = "setOn" - 1 WHERE "setOn" IS NOT NULL`,
  ],
  feedback_giver: [
    `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", "giverId", text, "givenOn", "givenAt") VALUES (gen_random_uuid(), ${somebody}, '2026-Q4', 'outside', 'x', ${other}, 'x', '2026-11-18', '2026-11-18')`,
    `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", text, "givenOn", "givenAt") VALUES (gen_random_uuid(), ${somebody}, '2026-Q4', 'outside', 'x', 'x', '2026-11-18', '2026-11-18')`,
  ],
  feedback_not_oneself: [
    `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", "giverId", text, "givenOn", "givenAt") VALUES (gen_random_uuid(), ${somebody}, '2026-Q4', 'peer', 'x', ${somebody}, 'x', '2026-11-18', '2026-11-18')`,
    `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", "recordedById", text, "givenOn", "givenAt") VALUES (gen_random_uuid(), ${somebody}, '2026-Q4', 'outside', 'x', ${somebody}, 'x', '2026-11-18', '2026-11-18')`,
  ],
  feedback_replied: [`UPDATE feedback SET reply = 'x' WHERE reply IS NULL`],
  feedback_evidence: [
    `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", "giverId", text, evidence, "givenOn", "givenAt") VALUES (gen_random_uuid(), ${somebody}, '2026-Q4', 'peer', 'x', ${other}, 'x', 'javascript:x', '2026-11-18', '2026-11-18')`,
  ],
  feedback_once_a_day: [
    `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", "giverId", text, "givenOn", "givenAt") SELECT gen_random_uuid(), ${somebody}, '2026-Q4', 'peer', 'x', ${other}, 'x', '2026-11-18', '2026-11-18' FROM generate_series(1, 2)`,
  ],
  feedback_request_not_oneself: [`UPDATE feedback_request SET "askedId" = "employeeId"`],
  feedback_request_declined: [`UPDATE feedback_request SET declined = true WHERE "closedAt" IS NULL`],
  feedback_request_one_open: [
    `INSERT INTO feedback_request (id, "employeeId", "askedId", question, "askedAt", "expiresOn") SELECT gen_random_uuid(), ${somebody}, ${other}, 'x', '2026-11-18', '2026-12-01' FROM generate_series(1, 2)`,
  ],
  award_round_decided: [
    `UPDATE award_round SET decision = 'x' WHERE "decidedAt" IS NULL`,
    `UPDATE award_round SET "decidedAt" = NULL WHERE "decidedAt" IS NOT NULL`,
  ],
  award_nomination_not_oneself: [`UPDATE award_nomination SET "byId" = "employeeId"`],
  feedback_documents: [`UPDATE feedback SET documents = 6`, `UPDATE feedback SET documents = -1`],
  head_opening_something: [
    `INSERT INTO head_opening SELECT gen_random_uuid(), "unitId", (SELECT id FROM employee WHERE id <> o."employeeId" LIMIT 1), false, NULL, NULL, "openedAt", NULL FROM head_opening o`,
  ],
  head_opening_one: [
    `INSERT INTO head_opening SELECT gen_random_uuid(), "unitId", "employeeId", plan, period, improvements, "openedAt", NULL FROM head_opening`,
  ],
  unit_meeting_closed: [`UPDATE unit_meeting SET "lockedAt" = '2026-11-18' WHERE "lockedAt" IS NULL`],
  unit_meeting_one_open: [
    `INSERT INTO unit_meeting SELECT gen_random_uuid(), "unitId", period, "heldOn", "calledById", "calledAt", NULL, NULL, NULL, NULL, 0 FROM unit_meeting WHERE "lockedAt" IS NULL`,
  ],
  dialogue_between_two: [`UPDATE dialogue SET "raterId" = "employeeId" WHERE "lockedAt" IS NULL`],
  dialogue_locked: [
    `UPDATE dialogue SET "lockedAt" = '2026-11-18' WHERE "lockedAt" IS NULL`,
    `UPDATE dialogue SET "employeeConfirmedAt" = '2026-11-18', "raterConfirmedAt" = '2026-11-18' WHERE "lockedAt" IS NULL`,
  ],
  dialogue_one_open: [
    `INSERT INTO dialogue (id, "employeeId", "raterId", "heldOn", "plannedById", "plannedAt") SELECT gen_random_uuid(), ${somebody}, ${other}, '2026-11-18', ${other}, '2026-11-18' FROM generate_series(1, 2)`,
  ],
  follow_up_closed: [
    `UPDATE follow_up SET outcome = 'x' WHERE "closedAt" IS NULL`,
    `UPDATE follow_up SET dropped = true WHERE "closedAt" IS NULL`,
    `UPDATE follow_up SET "closedAt" = '2026-11-18', outcome = 'x' WHERE "acceptedAt" IS NULL`,
  ],
  follow_up_competence: [`UPDATE follow_up SET competence = 0`, `UPDATE follow_up SET competence = 6`],
  follow_up_counselling: [
    `UPDATE follow_up SET "ownerId" = "employeeId" WHERE kind = 'counselling'`,
    `UPDATE follow_up SET "createdById" = "employeeId" WHERE kind = 'counselling'`,
  ],
  follow_up_view_answers: [
    `UPDATE follow_up_view SET answers = '{1,2}'`,
    `UPDATE follow_up_view SET answers = '{1,2,3,4,1,2,3,4,5}'`,
    `UPDATE follow_up_view SET answers = '{0,2,3,4,1,2,3,4,1}'`,
  ],
  obstacle_text: [`UPDATE obstacle SET text = ''`, `UPDATE obstacle SET text = repeat('x', 501)`],
  obstacle_resolved: [
    `UPDATE obstacle SET "resolvedById" = NULL WHERE "resolvedAt" IS NOT NULL`,
    `UPDATE obstacle SET "resolvedAt" = '2026-11-18' WHERE "resolvedAt" IS NULL`,
    `UPDATE obstacle SET "resolvedAt" = "flaggedAt" - interval '1 second' WHERE "resolvedAt" IS NOT NULL`,
  ],
  obstacle_answer_action: [`UPDATE obstacle_answer SET action = ''`, `UPDATE obstacle_answer SET action = repeat('x', 501)`],
  plan_set_by: [
    `UPDATE plan SET "setById" = NULL WHERE "setAs" IS NOT NULL`,
    `UPDATE plan SET "setAs" = NULL WHERE "setById" IS NOT NULL`,
    `UPDATE plan SET "setById" = ${somebody}, "setAs" = 'rater' WHERE "setOn" IS NULL`,
  ],
  plan_comment_text: [`UPDATE plan_comment SET text = ''`, `UPDATE plan_comment SET text = repeat('x', 1001)`],
  plan_comment_line: [
    `UPDATE plan_comment SET item = 'people' WHERE value IS NOT NULL`,
    `UPDATE plan_comment SET "indicatorId" = (SELECT id FROM indicator LIMIT 1) WHERE "resultId" IS NOT NULL`,
    `UPDATE plan_comment SET words = NULL WHERE "resultId" IS NOT NULL`,
    `UPDATE plan_comment SET words = NULL WHERE "indicatorId" IS NOT NULL`,
  ],
  plan_comment_resolved: [
    `UPDATE plan_comment SET "resolvedById" = NULL WHERE "resolvedAt" IS NOT NULL`,
    `UPDATE plan_comment SET "resolvedAt" = '2026-11-18T09:00:00Z' WHERE "resolvedAt" IS NULL`,
    `UPDATE plan_comment SET "resolvedAt" = at - interval '1 second' WHERE "resolvedAt" IS NOT NULL`,
  ],
  employee_introduction_step: ["-1", "7"].map((step) => `UPDATE employee SET "introductionStep" = ${step} WHERE id = ${somebody}`),
  distribution_reason_text: ["''", "repeat('x', 2001)"].map((text) => `UPDATE distribution_reason SET text = ${text}`),
  distribution_reason_version: ["0", "-1"].map((version) => `UPDATE distribution_reason SET version = ${version}`),
  distribution_reason_period: ["2026", "2026-Q5", "26-Q4", "2026-Q44"].map(
    (period) => `UPDATE distribution_reason SET period = '${period}'`,
  ),
  step_window_forward: [`UPDATE step_window SET "opensOn" = "closesOn" + 1`],
  activity_minutes: ["0", "-5", "1441"].map((minutes) => `UPDATE activity SET minutes = ${minutes} WHERE id = ${waiting}`),
  activity_start: ["-1", "1440"].map((minute) => `UPDATE activity SET "startMinute" = ${minute} WHERE id = ${waiting}`),
  activity_output: [
    `UPDATE activity SET "outputQuantity" = 100, "outputUnit" = NULL WHERE id = ${waiting}`,
    `UPDATE activity SET "outputQuantity" = NULL, "outputUnit" = 'orang' WHERE id = ${waiting}`,
    `UPDATE activity SET "outputQuantity" = -100, "outputUnit" = 'orang' WHERE id = ${waiting}`,
  ],
  activity_documents: ["-1", "6"].map((n) => `UPDATE activity SET documents = ${n} WHERE id = ${waiting}`),
  realisation_documents: ["-1", "6"].map((n) => `UPDATE realisation SET documents = ${n}`),
  document_one_owner: [
    `UPDATE document SET "activityId" = NULL WHERE "activityId" IS NOT NULL`,
    `UPDATE document SET "activityId" = ${waiting} WHERE "realisationId" IS NOT NULL`,
  ],
  document_hash_shape: ["hash", "smallHash"].flatMap((column) =>
    ["", "..", "A".repeat(64), "a".repeat(63)].map((hash) => `UPDATE document SET "${column}" = '${hash}'`),
  ),
  document_size: ["0", "5242881"].map((bytes) => `UPDATE document SET bytes = ${bytes}`),
  document_name: ["", "x".repeat(121)].map((name) => `UPDATE document SET name = '${name}'`),
  activity_submitted_whole: [`UPDATE activity SET "submittedAt" = now(), minutes = NULL WHERE id = ${drafted}`],
  activity_decided: [
    `UPDATE activity SET "decidedAt" = now() WHERE id = ${waiting}`,
    `UPDATE activity SET decision = 'approved' WHERE id = ${waiting}`,
    `UPDATE activity SET decision = 'approved', "decidedAt" = now(), minutes = 5 WHERE id = ${drafted}`,
  ],
  activity_returned_with_reason: [
    `UPDATE activity SET reason = NULL WHERE id = ${returned}`,
    `UPDATE activity SET reason = 'x' WHERE id = ${waiting}`,
    `UPDATE activity SET decision = 'approved' WHERE id = ${returned}`,
  ],
  appraisal_rated_whole: [
    `UPDATE appraisal SET "workResult" = 'meets' WHERE id = ${unrated}`,
    `UPDATE appraisal SET "ratedAt" = now() WHERE id = ${unrated}`,
    `UPDATE appraisal SET predicate = NULL WHERE id = ${rated}`,
    `UPDATE appraisal SET steps = NULL WHERE id = ${rated}`,
  ],
  evaluation_document_code: [again('{"code": "AAAAAAA0"}'), again('{"code": "AAAAAAA"}')],
  evaluation_document_in_order: [
    `UPDATE evaluation_document SET "deliveredAt" = "signedAt" - interval '1 second' WHERE id = ${unhanded}`,
    `UPDATE evaluation_document SET "receivedAt" = "signedAt" WHERE id = ${unhanded}`,
    `UPDATE evaluation_document SET "receivedAt" = "deliveredAt" - interval '1 second' WHERE id = ${delivered}`,
    `UPDATE evaluation_document SET "returnedAt" = now() WHERE id = ${delivered}`,
    `UPDATE evaluation_document SET "reportedAt" = "signedAt" - interval '1 second' WHERE id = ${delivered}`,
  ],
  objection_one_standing: [
    `INSERT INTO objection (id, "appraisalId", "documentId", reasons, "filedAt") SELECT gen_random_uuid(), "appraisalId", "documentId", 'x', now() FROM objection WHERE "withdrawnAt" IS NULL LIMIT 1`,
  ],
  objection_ended: [
    `UPDATE objection SET "decidedAt" = now() WHERE id = ${standing}`,
    `UPDATE objection SET outcome = 'upheld' WHERE id = ${standing}`,
    `UPDATE objection SET decision = 'x' WHERE id = ${standing}`,
    `UPDATE objection SET "decidedById" = ${somebody} WHERE id = ${standing}`,
    `UPDATE objection SET "decidedAt" = now(), outcome = 'upheld', decision = 'x', "decidedById" = ${somebody}, "withdrawnAt" = now() WHERE id = ${standing}`,
  ],
  response_group_minimum: [`UPDATE response_group SET minimum = 2 WHERE id = ${openGroup}`],
  response_group_one_end: [`UPDATE response_group SET "destroyedAt" = now() WHERE id = ${released}`],
  response_group_aggregate: [
    `UPDATE response_group SET aggregate = '{}' WHERE id = ${openGroup}`,
    `UPDATE response_group SET aggregate = NULL WHERE id = ${released}`,
  ],
  account_link_one_end: [`UPDATE account_link SET "usedAt" = "issuedAt", "withdrawnAt" = "issuedAt"`],
  account_link_expires: [`UPDATE account_link SET "expiresAt" = "issuedAt"`],
  service_code_shape: ["ABCDEFG", "ABCDEFGHJ", "ABCDEFG0", "ABCDEFGI", "abcdefgh"].map(
    (code) => `INSERT INTO service_code VALUES (gen_random_uuid(), ${service}, '${code}', 'Pintu', NULL, 0, '2026-01-01')`,
  ),
  service_code_not_itself: [`UPDATE service_code SET "replacesId" = id WHERE "serviceId" = ${service}`],
  code_scan_times: ["0", "-1"].map((times) => `UPDATE code_scan SET times = ${times}`),
  one_time_code_channel: ["poster", "paper"].map(
    (channel) => `INSERT INTO one_time_code VALUES ('x', ${service}, '${channel}', '2026-01-01', '2026-01-02', NULL)`,
  ),
  citizen_answer_mark: ["0", "5"].map((mark) => `UPDATE citizen_answer SET mark = ${mark}`),
  citizen_answer_wait: ["0", "5"].map((band) => `UPDATE citizen_answer SET "waitBand" = ${band}`),
  citizen_answer_elements: ["", "5", "44444444x", "4".repeat(21)].map((elements) => `UPDATE citizen_answer SET elements = '${elements}'`),
  direction_one_at_once: [`INSERT INTO direction VALUES (gen_random_uuid(), 2029, 2033, 'x', NULL, 0)`],
  direction_years: [`INSERT INTO direction VALUES (gen_random_uuid(), 2099, 2098, 'x', NULL, 0)`],
  agreement_result_one_goal: [`UPDATE agreement_result SET serves = 'x' WHERE "goalId" IS NOT NULL`],
  agreement_indicator_direction: [`UPDATE agreement_indicator SET direction = 'sideways'`],
  agreement_indicator_amounts: [
    `UPDATE agreement_indicator SET kind = 'level', q1 = -1`,
    `UPDATE agreement_indicator SET kind = 'level', q4 = -1, target = -1`,
  ],
  agreement_indicator_reaches_year: [
    `UPDATE agreement_indicator SET kind = 'cumulative', q1 = 1500, q2 = 4000, q3 = 4000, q4 = 0, target = 10000`,
    `UPDATE agreement_indicator SET kind = 'level', q1 = 9000, q2 = 9000, q3 = 9000, q4 = 8900, target = 9000`,
  ],
  matrix_cell_one_column: [
    `INSERT INTO matrix_cell (id, "leaderId", year, "employeeId", state, "changedAt") VALUES (gen_random_uuid(), ${somebody}, 2026, ${other}, 'open', now())`,
    `INSERT INTO matrix_cell (id, "leaderId", year, "employeeId", "agreementIndicatorId", "leaderResultId", state, "changedAt")
     VALUES (gen_random_uuid(), ${somebody}, 2026, ${other}, ${promised}, ${intended}, 'open', now())`,
  ],
  matrix_cell_words: [
    `INSERT INTO matrix_cell (id, "leaderId", year, "employeeId", "agreementIndicatorId", state, "changedAt")
     VALUES (gen_random_uuid(), ${somebody}, 2026, ${other}, ${promised}, 'role', now())`,
    `INSERT INTO matrix_cell (id, "leaderId", year, "employeeId", "agreementIndicatorId", state, words, "changedAt")
     VALUES (gen_random_uuid(), ${somebody}, 2026, ${other}, ${promised}, 'none', 'x', now())`,
  ],
  matrix_cell_not_oneself: [
    `INSERT INTO matrix_cell (id, "leaderId", year, "employeeId", "agreementIndicatorId", state, "changedAt")
     VALUES (gen_random_uuid(), ${other}, 2026, ${other}, ${promised}, 'open', now())`,
  ],
  intended_result_one_parent: [
    `UPDATE intended_result SET "agreementIndicatorId" = ${promised}, "leaderResultId" = (SELECT id FROM intended_result ORDER BY id DESC LIMIT 1) WHERE id = ${intended}`,
  ],
  activity_routine: [
    `UPDATE activity SET routine = false, exceptions = '[]' WHERE id = ${waiting}`,
    `UPDATE activity SET exceptions = '[{"kind":"nothing-named"}]', routine = true WHERE id = ${waiting}`,
  ],
  activity_review_undone: [
    `UPDATE activity_review SET "undoneAt" = at - interval '1 ms'`,
    `UPDATE activity_review SET "undoneAt" = at + interval '121 s'`,
  ],
  activity_total_shape: [`UPDATE activity_total SET times = -1`, `INSERT INTO activity_total VALUES (${somebody}, '2020-Q1', -2, 1)`],
  wait_total_shape: [
    `UPDATE wait_total SET times = -1`,
    ...["0", "5"].map((band) => `INSERT INTO wait_total VALUES (${service}, '2020-Q1', true, ${band}, 1)`),
  ],
  import_hash_shape: ["", "A".repeat(64), "a".repeat(63)].map((hash) => `UPDATE import SET hash = '${hash}' WHERE state = 'checked'`),
  import_counts: ["rows = 0", "progress = -1", "progress = rows + 1", "bytes = 0"].map(
    (set) => `UPDATE import SET ${set} WHERE state = 'checked'`,
  ),
  import_failed_for_a_reason: [
    `UPDATE import SET failure = NULL WHERE state = 'failed'`,
    `UPDATE import SET failure = 'fault' WHERE state = 'checked'`,
  ],
  import_mapped: [
    `UPDATE import SET mapping = NULL WHERE state = 'checked'`,
    `UPDATE import SET "effectiveOn" = NULL WHERE state = 'checked'`,
    `UPDATE import SET state = 'mapped' WHERE state = 'uploaded'`,
  ],
  import_done_at: [
    `UPDATE import SET state = 'done' WHERE state = 'checked'`,
    `UPDATE import SET "loadedAt" = now() WHERE state = 'checked'`,
  ],
  import_row_refused: [
    `UPDATE import_row SET problems = '[]' WHERE outcome = 'refused'`,
    `UPDATE import_row SET problems = '[{}]' WHERE outcome = 'new'`,
    `UPDATE import_row SET problems = '[{}]' WHERE outcome IS NULL`,
  ],
  satisfaction_total_shape: [`UPDATE satisfaction_total SET times = -1`, `UPDATE satisfaction_total SET pattern = '5444444444'`],
};

const CODES: Record<string, string> = { x: "23P01", c: "23514", u: "23505" };

it("has a broken write for every exclusion, every check and every partial uniqueness", async () => {
  expect(Object.keys(broken).toSorted()).toEqual((await dumpedConstraints()).map(({ name }) => name).toSorted());
});

describe("refuses", () => {
  it.each(Object.entries(broken).flatMap(([name, writes]) => writes.map((write) => [name, write] as const)))(
    "%s: %s",
    async (name, write) => {
      const kind = (await dumpedConstraints()).find((rule) => rule.name === name)?.kind ?? "";
      await expect(ask(write)).rejects.toMatchObject({ code: CODES[kind], constraint: name });
    },
  );
});

describe("the ledger", () => {
  it.each(["UPDATE ledger SET permission = 'x'", "UPDATE ledger SET at = at", "DELETE FROM ledger"])(
    "is only ever added to: %s",
    async (write) => {
      await ask(`INSERT INTO ledger VALUES (gen_random_uuid(), now(), NULL, 'test:add', 'x')`);
      await expect(ask(write)).rejects.toMatchObject({ message: "the ledger is only ever added to" });
    },
  );
});

describe("lets pass what is beside a rule", () => {
  it.each([
    `INSERT INTO unit_head VALUES (gen_random_uuid(), ${unit}, ${somebody}, 'acting', '2030-01-01', NULL)`,
    `INSERT INTO reporting_line VALUES (gen_random_uuid(), ${somebody}, ${other}, '2020-01-01', '2024-01-01')`,
    `UPDATE rater_dispute SET until = day - 1 WHERE outcome = 'confirmed'`, // confirmed on the day it was said
    `INSERT INTO account_role VALUES (gen_random_uuid(), ${appointed}, 'administrator', '2020-01-01', '2024-01-01')`,
    `INSERT INTO account_role VALUES (gen_random_uuid(), ${appointed}, 'auditor', '2020-01-01', NULL)`,
    `INSERT INTO account_role VALUES (gen_random_uuid(), ${appointed}, 'auditor', '2020-01-01', NULL, now())`, // revoked
    `UPDATE step_window SET "opensOn" = "closesOn" WHERE step = 'self'`,
    `INSERT INTO plan (id, "employeeId", year, revision, model, "regulationId", "signedOn", "setOn", "supersededOn")
     SELECT gen_random_uuid(), "employeeId", year, 8, model, "regulationId", "signedOn", "setOn", "setOn" FROM plan WHERE "setOn" IS NOT NULL LIMIT 1`,
    `UPDATE activity SET minutes = 1440, "startMinute" = 0 WHERE id = ${waiting}`,
    `UPDATE activity SET "outputQuantity" = 0, "outputUnit" = 'orang' WHERE id = ${waiting}`,
    `UPDATE response_group SET minimum = 3 WHERE id = ${openGroup}`,
    `INSERT INTO realisation SELECT gen_random_uuid(), "indicatorId", period, value, evidence, "enteredAt", now() FROM realisation LIMIT 1`,
  ])("%s", async (write) => {
    await expect(ask(write)).resolves.toBeDefined();
  });
});
