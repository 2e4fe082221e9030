-- CreateTable
CREATE TABLE "response_text" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "response_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "response_text_groupId_idx" ON "response_text"("groupId");

-- AddForeignKey
ALTER TABLE "response_text" ADD CONSTRAINT "response_text_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "response_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
