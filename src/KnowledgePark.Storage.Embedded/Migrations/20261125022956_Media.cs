using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgePark.Storage.Embedded.Migrations
{
    /// <inheritdoc />
    public partial class Media : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Document",
                table: "Spaces",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Photo",
                table: "Spaces",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Plan",
                table: "Floors",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Document",
                table: "Buildings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Photo",
                table: "Buildings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Plan",
                table: "Buildings",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Document",
                table: "Spaces");

            migrationBuilder.DropColumn(
                name: "Photo",
                table: "Spaces");

            migrationBuilder.DropColumn(
                name: "Plan",
                table: "Floors");

            migrationBuilder.DropColumn(
                name: "Document",
                table: "Buildings");

            migrationBuilder.DropColumn(
                name: "Photo",
                table: "Buildings");

            migrationBuilder.DropColumn(
                name: "Plan",
                table: "Buildings");
        }
    }
}
