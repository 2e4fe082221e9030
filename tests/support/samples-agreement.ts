/** An indicator of an agreement as its form sends it: the official example of a trajectory (PermenPANRB 6/2022, Lampiran hlm. 93). */
export const lineFields = {
  result: "Menurunnya kematian ibu",
  goalId: "",
  serves: "Misi 2",
  title: "Kunjungan nifas lengkap",
  unit: "ibu",
  kind: "cumulative",
  direction: "more-is-better",
  target: "100",
  "quarters.q1": "15",
  "quarters.q2": "40",
  "quarters.q3": "40",
  "quarters.q4": "5",
};
