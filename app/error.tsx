"use client";

import { FaultNotice } from "@/components/shell/fault-notice";

export default FaultNotice;
